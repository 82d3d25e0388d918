namespace Bench.Harvester.Tests.GitHub;

/// <summary>A request as it came in.</summary>
/// <param name="Target">Path with query.</param>
/// <param name="Headers">Headers by name, without regard to case.</param>
/// <param name="Text">The whole head as it was sent.</param>
internal sealed record HttpCall(string Target, IReadOnlyDictionary<string, string> Headers, string Text)
{
    /// <summary>The token that it came with; null for none.</summary>
    public string? Token => Headers.TryGetValue("Authorization", out var header) ? header.Split(' ')[^1] : null;

    /// <summary>Path without query.</summary>
    public string Path => Target.Split('?')[0];

    /// <summary>Reads a head.</summary>
    public static HttpCall Read(string head)
    {
        var lines = head.Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var parts in lines.Skip(1).Select(line => line.Split(':', 2)))
        {
            headers[parts[0]] = parts[1].Trim();
        }

        return new HttpCall(lines[0].Split(' ')[1], headers, head);
    }
}
