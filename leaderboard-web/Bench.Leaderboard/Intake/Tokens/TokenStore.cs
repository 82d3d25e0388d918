using System.Collections.Immutable;
using System.Security.Cryptography;
using Bench.Leaderboard.Intake.Store;
using Dapper;

namespace Bench.Leaderboard.Intake.Tokens;

/// <summary>The tokens of the site. A secret is seen once, by whoever it is issued to.</summary>
/// <param name="database">Where they are kept.</param>
/// <param name="clock">For when they are made and end.</param>
internal sealed class TokenStore(IntakeDatabase database, TimeProvider clock)
{
    private const string Columns = "id AS Id, name AS Name, scope AS Scope, made AS Made, expires AS Expires, revoked AS Revoked, hash AS Hash";

    private static readonly byte[] NoHash = new byte[SHA256.HashSizeInBytes];

    /// <summary>Issues a token.</summary>
    /// <param name="name">Whose it is, for people.</param>
    /// <param name="scope">What it is good for.</param>
    /// <param name="days">How long; null for good.</param>
    /// <returns>What is kept, and the token itself.</returns>
    public (AccessToken Token, string Text) Issue(string name, TokenScope scope, int? days)
    {
        var text = TokenText.Draw();
        var now = Now();
        var token = new AccessToken(TokenText.IdOf(text)!, name, scope, now, days is { } lasts ? now.AddDays(lasts) : null, Revoked: null);
        database.Write(connection => connection.Execute(
            "INSERT INTO token(id, name, scope, hash, made, expires) VALUES(@Id, @Name, @Scope, @Hash, @Made, @Expires)",
            new { token.Id, token.Name, Scope = Word(scope), Hash = TokenText.Hash(text), Made = Number(token.Made), Expires = token.Expires is { } end ? Number(end) : (long?)null }));
        return (token, text);
    }

    /// <summary>All tokens, the first issued first.</summary>
    public ImmutableArray<AccessToken> All() =>
        [.. database.Read(connection => connection.Query<Row>($"SELECT {Columns} FROM token ORDER BY made, id")).Select(Of)];

    /// <summary>Revokes a token for good.</summary>
    /// <returns>Whether there was one of that id that was not revoked.</returns>
    public bool Revoke(string id) =>
        database.Write(connection => connection.Execute("UPDATE token SET revoked = @now WHERE id = @id AND revoked IS NULL", new { id, now = Number(Now()) })) == 1;

    /// <summary>The token of a text; null when it is unknown, ended or revoked. Takes the same time whatever of its secret is right.</summary>
    public AccessToken? Find(string text)
    {
        if (TokenText.IdOf(text) is not { } id)
        {
            return null;
        }

        var row = database.Read(connection => connection.QuerySingleOrDefault<Row>($"SELECT {Columns} FROM token WHERE id = @id", new { id }));
        var isRight = CryptographicOperations.FixedTimeEquals(TokenText.Hash(text), row?.Hash ?? NoHash);
        return isRight && row is not null && Of(row) is var token && token.IsGoodAt(clock.GetUtcNow()) ? token : null;
    }

    private static string Word(TokenScope scope) => scope.ToString().ToLowerInvariant();

    private static long Number(DateTimeOffset at) => at.ToUnixTimeSeconds();

    private static AccessToken Of(Row row) => new(
        row.Id, row.Name, Enum.Parse<TokenScope>(row.Scope, ignoreCase: true), At(row.Made), row.Expires is { } end ? At(end) : null, row.Revoked is { } gone ? At(gone) : null);

    private static DateTimeOffset At(long seconds) => DateTimeOffset.FromUnixTimeSeconds(seconds);

    private DateTimeOffset Now() => At(clock.GetUtcNow().ToUnixTimeSeconds());

    private sealed record Row(string Id, string Name, string Scope, long Made, long? Expires, long? Revoked, byte[] Hash);
}
