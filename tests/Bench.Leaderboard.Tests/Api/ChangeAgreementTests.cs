using System.Text.RegularExpressions;
using Bench.Leaderboard.Views;
using Row = System.Collections.Generic.Dictionary<string, string>;

namespace Bench.Leaderboard.Tests.Api;

/// <summary>The page of changes, its JSON, its CSV and the feed.</summary>
[TestFixture, CancelAfter(60_000)]
internal sealed partial class ChangeAgreementTests
{
    private static readonly Row Paths = new(StringComparer.Ordinal)
    {
        ["at"] = "notice.at",
        ["kind"] = "notice.kind",
        ["submission"] = "notice.submission",
        ["task"] = "notice.task",
        ["reason"] = "notice.reason",
    };

    [TestCase(false, "", 4)]
    [TestCase(false, "?kind=correction", 1)]
    [TestCase(false, "?kind=settlement", 0)]
    [TestCase(true, "", 4)]
    [TestCase(true, "?kind=withdrawal", 2)]
    public async Task Page_JSON_and_CSV_of_the_changes_say_the_same(bool isSeveral, string query, int entries, CancellationToken cancellationToken)
    {
        var site = isSeveral ? SeveralBoards.Site : PublishedBoard.Site;
        var view = Renderings.Rows(await site.DataAsync($"/api/v1/changes{query}", cancellationToken), "entries");
        var csv = await site.TableAsync("/changes", query, cancellationToken);
        var page = await site.TextAsync($"/changes{query}", cancellationToken);

        Assert.That(csv, Has.Count.EqualTo(entries));
        Agree.InJson(csv, view, Paths);
        var names = view.ToDictionary(entry => (string)entry["anchor"]!, entry => (string?)entry["submissionName"], StringComparer.Ordinal);
        Assert.That(Shown(page), Is.EqualTo(csv.Select(row => (row["anchor"], row["at"], Words(row, names[row["anchor"]])))));
    }

    [TestCase(false)]
    [TestCase(true)]
    public async Task The_feed_says_what_the_changes_say(bool isSeveral, CancellationToken cancellationToken)
    {
        var site = isSeveral ? SeveralBoards.Site : PublishedBoard.Site;
        var csv = await site.TableAsync("/changes", "", cancellationToken);
        var feed = await site.FeedAsync("notice", cancellationToken);

        Assert.That(feed.Select(entry => (entry.Id, entry.Element("updated"), entry.Element("summary"))), Is.EqualTo(csv.Select(row => (row["anchor"], row["at"], $"{row["reason"]} {row["effect"]}".Trim()))));
    }

    /// <summary>The entries of the page: anchor, moment, and all words.</summary>
    private static IEnumerable<(string Anchor, string At, string Words)> Shown(string page) =>
        from Match article in Article().Matches(page)
        select (article.Groups["anchor"].Value, article.Groups["at"].Value, Renderings.Words(article.Groups["rest"].Value).Trim());

    /// <summary>What an entry says to a reader; a submission is called by its name where it has one, and a task that is not here is said to be gone.</summary>
    private static string Words(Row row, string? name) => string.Join(' ', new[]
    {
        $"{Figures.Day(row["at"])} · {char.ToUpperInvariant(row["kind"][0])}{row["kind"][1..]} #",
        row["reason"],
        row["effect"],
        row["submission"].Length == 0 ? "" : $"Submission: {Cut(name) ?? $"{row["submission"]} , which is not here any more"}",
        row["task"].Length == 0 ? "" : $"Task: {row["task"]}",
    }.Where(part => part.Length > 0));

    private static string? Cut(string? name) => name is { Length: > 80 } ? name[..80] + "…" : name;

    [GeneratedRegex("<article class=\"change\" id=\"(?<anchor>[^\"]*)\"[^>]*>(?<rest>.*?<time datetime=\"(?<at>[^\"]*)\".*?)</article>", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.Singleline)]
    private static partial Regex Article();
}
