using System.Collections.Immutable;
using System.Text;

namespace Bench.Harvester.GitHub.Client;

/// <summary>Takes the tokens out of what comes back: an answer that repeats one must not carry it into a message or the cache.</summary>
internal sealed class TokenEraser(IEnumerable<Credentials> credentials)
{
    private const char Mark = '*';

    // The longest first: one token may be the beginning of another.
    private readonly ImmutableArray<string> _tokens = [.. credentials.Select(token => token.GetToken()).OrderByDescending(token => token.Length)];

    /// <summary>The text without tokens.</summary>
    public string Clean(string text) => _tokens.Aggregate(text, (clean, token) => clean.Replace(token, new string(Mark, token.Length), StringComparison.Ordinal));

    /// <summary>Overwrites tokens in place; a document stays a document.</summary>
    public void Clean(Span<byte> body)
    {
        foreach (var token in _tokens)
        {
            var bytes = Encoding.ASCII.GetBytes(token);
            var rest = body;
            for (var at = rest.IndexOf(bytes); at >= 0; at = rest.IndexOf(bytes))
            {
                rest.Slice(at, bytes.Length).Fill((byte)Mark);
                rest = rest[(at + bytes.Length)..];
            }
        }
    }
}
