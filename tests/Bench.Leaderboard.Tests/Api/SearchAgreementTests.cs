using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Row = System.Collections.Generic.Dictionary<string, string>;

namespace Bench.Leaderboard.Tests.Api;

/// <summary>The page of a search, its JSON and its CSV.</summary>
[TestFixture, CancelAfter(60_000)]
internal sealed partial class SearchAgreementTests
{
    private const string Unheard = "xyzzyplugh";

    private static readonly Row Kinds = new(StringComparer.Ordinal) { ["task"] = "Tasks", ["submission"] = "Submissions", ["repository"] = "Repositories", ["document"] = "Documents" };

    private static readonly string[] Words = ["tool", "heron", "quick lists", "noise floor", Unheard];

    [TestCaseSource(nameof(Words))]
    public async Task Page_JSON_and_CSV_of_a_search_say_the_same(string words, CancellationToken cancellationToken)
    {
        var query = $"?q={Uri.EscapeDataString(words)}";
        var view = await PublishedBoard.Site.DataAsync($"/api/v1/search{query}", cancellationToken);
        var csv = await PublishedBoard.Site.TableAsync("/search", query, cancellationToken);
        var page = await Renderings.TextAsync($"/search{query}", cancellationToken);

        Assert.That(csv, words == Unheard ? Is.Empty : Is.Not.Empty);
        Agree.InJson(csv, [.. Renderings.Rows(view, "groups").SelectMany(Flat)], new Row());
        Assert.That(Shown(page), Is.EqualTo(csv.Select(row => (Kinds[row["kind"]], row["url"], row["title"], row["passage"]))));
    }

    /// <summary>The hits of a group with their pieces put together.</summary>
    private static IEnumerable<JsonNode> Flat(JsonNode group) => Renderings.Rows(group, "hits").Select(hit => new JsonObject
    {
        ["kind"] = (string)group["kind"]!,
        ["url"] = (string)hit["url"]!,
        ["title"] = string.Concat(Renderings.Rows(hit, "title").Select(piece => (string)piece["text"]!)),
        ["passage"] = string.Concat(Renderings.Rows(hit, "text").Select(piece => (string)piece["text"]!)),
    });

    /// <summary>What a reader finds under each heading.</summary>
    private static IEnumerable<(string Kind, string Url, string Title, string Passage)> Shown(string page) =>
        from Match found in Group().Matches(page)
        from Match hit in Hit().Matches(found.Groups["hits"].Value)
        select (found.Groups["kind"].Value, Renderings.Plain(hit.Groups["url"].Value), Renderings.Plain(hit.Groups["title"].Value), Renderings.Plain(hit.Groups["passage"].Value));

    [GeneratedRegex("<h2>(?<kind>[^<]*)</h2>\\s*<ul class=\"found\">(?<hits>.*?)</ul>", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.Singleline)]
    private static partial Regex Group();

    [GeneratedRegex("<li><a href=\"(?<url>[^\"]*)\"><bdi>(?<title>.*?)</bdi></a><br><bdi>(?<passage>.*?)</bdi></li>", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.Singleline)]
    private static partial Regex Hit();
}
