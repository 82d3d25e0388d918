using System.Text.Json.Nodes;

namespace Bench.Leaderboard.Tests.Api;

/// <summary>A view whose renderings are compared in an earlier dataset: where it is, and where its table stands in each.</summary>
/// <param name="Page">Address of the page without a query.</param>
/// <param name="Data">The same in the API.</param>
/// <param name="Query">The query.</param>
/// <param name="List">Name of the list in the JSON that is the table of the CSV.</param>
/// <param name="Id">Id of the table of the page.</param>
internal sealed record PinnedView(string Page, string Data, string Query, string List, string Id)
{
    /// <summary>What a site answers.</summary>
    /// <param name="site">The site.</param>
    /// <param name="before">What the addresses begin with that name a dataset; empty for the latest.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<Answer> AskAsync(PublishedSite site, string before, CancellationToken cancellationToken)
    {
        var page = await site.TextAsync($"{before}{Page}{Query}", cancellationToken);
        return new Answer(
            await site.DataAsync($"{before}/api/v1{Data}{Query}", cancellationToken),
            await site.TextAsync($"{before}/api/v1{Data}.csv{Query}", cancellationToken),
            Renderings.Words(page[page.IndexOf("<h1", StringComparison.Ordinal)..page.IndexOf("</main>", StringComparison.Ordinal)]),
            PageTable.After(page, $"id=\"{Id}\""));
    }

    /// <inheritdoc/>
    public override string ToString() => Page + Query;

    /// <summary>The renderings of a view.</summary>
    /// <param name="Data">The JSON.</param>
    /// <param name="Csv">The CSV, as it comes.</param>
    /// <param name="Words">What a reader sees of the page below its heading.</param>
    /// <param name="Table">The table of the page.</param>
    internal sealed record Answer(JsonNode Data, string Csv, string Words, PageTable Table);
}
