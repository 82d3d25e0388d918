using Bench.Contracts.Publications;
using Bench.Leaderboard.Queries;
using Bench.Leaderboard.Views;
using Row = System.Collections.Generic.Dictionary<string, string>;

namespace Bench.Leaderboard.Tests.Api;

/// <summary>The page of what can be taken away, its JSON and its CSV.</summary>
[TestFixture, CancelAfter(60_000)]
internal sealed class DownloadAgreementTests
{
    private static readonly (string Head, Func<Row, string> Words)[] Heads =
    [
        ("Run", row => row["run"]),
        ("Published", row => Figures.Day(row["published_at"])),
        ("Level", row => LevelWords.Of(QueryWords<PublicationLevel>.Value(row["level"])!.Value, isDisputed: false, isWithdrawn: false)),
        ("Submissions", row => row["submissions"]),
        ("Results", row => row["results"]),
        ("Files", row => row["files"]),
        ("Samples", row => row["has_samples"] == "true" ? "yes" : "none, reported"),
    ];

    [TestCase(false)]
    [TestCase(true)]
    public async Task Page_JSON_and_CSV_of_the_published_runs_say_the_same(bool isSeveral, CancellationToken cancellationToken)
    {
        var site = isSeveral ? SeveralBoards.Site : PublishedBoard.Site;
        var view = await site.DataAsync("/api/v1/data", cancellationToken);
        var csv = await site.TableAsync("/data", "", cancellationToken);
        var page = await site.TextAsync("/data", cancellationToken);

        Assert.That(csv.Select(row => row["run"]), Is.EquivalentTo(site.Data.Runs.Keys));
        Agree.InJson(csv, Renderings.Rows(view, "rows"), new Row());
        Agree.OnPage(csv, PageTable.After(page, "id=\"published\""), Heads);
    }

    [Test]
    public async Task Every_submission_of_the_board_is_in_a_run_that_can_be_taken_away(CancellationToken cancellationToken)
    {
        var board = await SeveralBoards.Site.TableAsync("/board", "", cancellationToken);
        var runs = await SeveralBoards.Site.TableAsync("/data", "", cancellationToken);

        Assert.That(runs.Sum(row => Renderings.Number(row["submissions"])), Is.EqualTo(board.Count));
    }

    [Test]
    public async Task Page_JSON_and_CSV_of_the_datasets_that_were_served_say_the_same(CancellationToken cancellationToken)
    {
        var versions = Renderings.Rows(await SeveralBoards.Site.DataAsync("/api/v1/data", cancellationToken), "versions");
        var table = PageTable.After(await SeveralBoards.Site.TextAsync("/data", cancellationToken), "id=\"versions-served\"");

        var csv = await SeveralBoards.Site.TableAsync("/data/versions", "", cancellationToken);

        Assert.That(versions, Has.Count.EqualTo(2));
        Agree.InJson(csv, versions, new Row { ["runs_added"] = "runs", ["tasks_added"] = "tasks", ["notices_added"] = "notices" });
        Assert.That((string?)versions[0]["version"], Is.EqualTo(SeveralBoards.Site.Data.Version));
        Assert.That(table.Links, Is.EqualTo(versions.Select(row => $"/@{row["version"]}/")));
        foreach (var (head, name) in new[] { ("Version", "version"), ("Runs added", "runs"), ("Tasks added", "tasks"), ("Notices added", "notices"), ("Removed or replaced", "removed") })
        {
            Assert.That(table.Rows.Select(row => row[head]), Is.EqualTo(versions.Select(row => $"{row[name]}")), head);
        }

        Assert.That(table.Rows.Select(row => row["Since"]), Is.EqualTo(versions.Select(row => $"{row["at"]}"[..16].Replace('T', ' '))));
    }
}
