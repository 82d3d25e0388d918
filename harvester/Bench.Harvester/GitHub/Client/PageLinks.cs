using System.Text.RegularExpressions;

namespace Bench.Harvester.GitHub.Client;

/// <summary>Neighbours of a page, out of its <c>Link</c> header.</summary>
/// <param name="Next">The page after it; null on the last one.</param>
/// <param name="Last">The last page, where the service says it.</param>
internal sealed partial record PageLinks(Uri? Next, Uri? Last)
{
    /// <summary>No neighbours.</summary>
    public static PageLinks None { get; } = new(null, null);

    /// <summary>Reads the header's values.</summary>
    /// <param name="header">Values of the header.</param>
    /// <param name="asked">Address of the page, which relative links start from.</param>
    public static PageLinks Read(IEnumerable<string> header, Uri asked)
    {
        var links = new Dictionary<string, Uri>(StringComparer.Ordinal);
        foreach (Match link in header.SelectMany(value => Link().Matches(value)))
        {
            if (Uri.TryCreate(asked, link.Groups["address"].Value, out var address))
            {
                links.TryAdd(link.Groups["relation"].Value, address);
            }
        }

        return new PageLinks(links.GetValueOrDefault("next"), links.GetValueOrDefault("last"));
    }

    [GeneratedRegex("<(?<address>[^>]*)>[^,<]*;\\s*rel=\"?(?<relation>[a-z]+)\"?", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Link();
}
