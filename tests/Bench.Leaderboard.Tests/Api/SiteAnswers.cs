using System.Text.Json.Nodes;
using System.Xml.Linq;

namespace Bench.Leaderboard.Tests.Api;

/// <summary>What a site answers, in the forms in which the renderings of a view are compared.</summary>
internal static class SiteAnswers
{
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";

    /// <summary>An answer as it comes.</summary>
    public static async Task<string> TextAsync(this PublishedSite site, string address, CancellationToken cancellationToken) =>
        await site.Client.GetStringAsync(new Uri(address, UriKind.Relative), cancellationToken);

    /// <summary>A view as JSON.</summary>
    public static async Task<JsonNode> DataAsync(this PublishedSite site, string address, CancellationToken cancellationToken) =>
        JsonNode.Parse(await site.TextAsync(address, cancellationToken))!["data"]!;

    /// <summary>The table of a view as CSV.</summary>
    /// <param name="site">The site.</param>
    /// <param name="path">Address below <c>/api/v1</c> without a query.</param>
    /// <param name="query">The query.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public static async Task<IReadOnlyList<Dictionary<string, string>>> TableAsync(this PublishedSite site, string path, string query, CancellationToken cancellationToken) =>
        Renderings.Csv(await site.TextAsync($"/api/v1{path}.csv{query}", cancellationToken));

    /// <summary>The sentence of a badge.</summary>
    public static async Task<string> BadgeAsync(this PublishedSite site, string id, string query, CancellationToken cancellationToken) =>
        XDocument.Parse(await site.TextAsync($"/badge/{id}.svg{query}", cancellationToken)).Root!.Attribute("aria-label")!.Value;

    /// <summary>The entries of the feed of one kind, newest first: what follows the kind in their id, with their elements by name.</summary>
    /// <param name="site">The site.</param>
    /// <param name="kind">Submission or notice.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public static async Task<IReadOnlyList<(string Id, Func<string, string> Element)>> FeedAsync(this PublishedSite site, string kind, CancellationToken cancellationToken)
    {
        var prefix = $"urn:bench:{kind}:";
        var feed = XDocument.Parse(await site.TextAsync("/feed.atom", cancellationToken)).Root!;
        return
        [
            .. from entry in feed.Elements(Atom + "entry")
               let id = entry.Element(Atom + "id")!.Value
               where id.StartsWith(prefix, StringComparison.Ordinal)
               select (id[prefix.Length..], (Func<string, string>)(name => entry.Element(Atom + name)!.Value)),
        ];
    }
}
