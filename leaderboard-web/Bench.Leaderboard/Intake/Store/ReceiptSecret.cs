using System.Buffers.Text;
using System.Security.Cryptography;
using Dapper;

namespace Bench.Leaderboard.Intake.Store;

/// <summary>
/// Makes the secret part of a receipt's address out of its id and a key of the site's own, so that it can be handed out again and is kept nowhere.
/// </summary>
/// <param name="database">Where the site's key is kept.</param>
internal sealed class ReceiptSecret(IntakeDatabase database)
{
    private const int SecretBytes = 16;
    private const int KeyBytes = 32;

    private byte[]? _key;

    /// <summary>The secret of a receipt.</summary>
    public string Of(Guid id) => Base64Url.EncodeToString(HMACSHA256.HashData(Key(), id.ToByteArray()).AsSpan(0, SecretBytes));

    /// <summary>Whether a text is the secret of a receipt. Takes the same time whatever of it is right.</summary>
    public bool Fits(Guid id, string text) =>
        CryptographicOperations.FixedTimeEquals(System.Text.Encoding.UTF8.GetBytes(text), System.Text.Encoding.UTF8.GetBytes(Of(id)));

    private byte[] Key() => _key ??= database.Write(connection =>
    {
        connection.Execute("INSERT OR IGNORE INTO fact(name, value) VALUES('receiptKey', @key)", new { key = RandomNumberGenerator.GetBytes(KeyBytes) });
        return connection.QuerySingle<byte[]>("SELECT value FROM fact WHERE name = 'receiptKey'");
    });
}
