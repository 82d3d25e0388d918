using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Bench.Leaderboard.Intake.Tokens;

/// <summary>
/// A token as its owner holds it: <c>bench_</c>, an id of 12 hex digits, <c>_</c>, and 256 random bits. The site keeps the id and a SHA-256 of the
/// whole; with so many bits nothing slower is needed.
/// </summary>
internal static class TokenText
{
    private const string Prefix = "bench_";
    private const int IdLength = 12;
    private const int SecretBytes = 32;
    private const int Length = 62;

    /// <summary>A new token.</summary>
    public static string Draw()
    {
        Span<byte> random = stackalloc byte[(IdLength / 2) + SecretBytes];
        RandomNumberGenerator.Fill(random);
        return $"{Prefix}{Convert.ToHexStringLower(random[..(IdLength / 2)])}_{Base64Url.EncodeToString(random[(IdLength / 2)..])}";
    }

    /// <summary>The part that looks it up; null when the text cannot be a token.</summary>
    public static string? IdOf(string text)
    {
        if (text.Length != Length || !text.StartsWith(Prefix, StringComparison.Ordinal) || text[Prefix.Length + IdLength] != '_')
        {
            return null;
        }

        var id = text.Substring(Prefix.Length, IdLength);
        return id.All(char.IsAsciiHexDigitLower) ? id : null;
    }

    /// <summary>What is kept of it.</summary>
    public static byte[] Hash(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));
}
