using Bench.Contracts.Publications;

namespace Bench.Leaderboard.Tests.Api;

/// <summary>A view of an earlier dataset: page, JSON and CSV agree with each other, and with what the site said while that dataset was the latest.</summary>
[TestFixture, CancelAfter(120_000)]
internal sealed class PinnedAgreementTests
{
    /// <summary>Columns of the lists of a submission and of a task that the JSON has under another name.</summary>
    private static readonly Dictionary<string, string> Paths = new(StringComparer.Ordinal)
    {
        ["expert_speedup"] = "expertSpeedup.point",
        ["expert_speedup_low"] = "expertSpeedup.low",
        ["expert_speedup_high"] = "expertSpeedup.high",
        ["speedup"] = "speedup.point",
        ["speedup_low"] = "speedup.low",
        ["speedup_high"] = "speedup.high",
        ["ratio"] = "ratio.point",
        ["ratio_low"] = "ratio.low",
        ["ratio_high"] = "ratio.high",
        ["tests_passed"] = "passed",
        ["reason_codes"] = "codes",
        ["withdrawn"] = "isWithdrawn",
    };

    private static readonly string[] Boards = ["", "?rule=sr-hm", "?adjusted=true", "?sort=model&desc=true"];

    private static readonly PinnedView[] Lists =
    [
        new("/submissions/{0}", "/submissions/{0}", "", "tasks", "task-table"),
        new("/submissions/{0}", "/submissions/{0}", "?rule=sr-hm&sort=speedup", "tasks", "task-table"),
        new("/tasks/{1}", "/tasks/{1}", "", "tried", "tried"),
    ];

    private static IEnumerable<PinnedView> Views => [.. Boards.Select(query => new PinnedView("/", "/board", query, "rows", "board")), .. Lists];

    private readonly Dictionary<PinnedView, PinnedView.Answer> _then = [];
    private PublishedSite _site = null!;
    private string _before = "";

    [OneTimeSetUp]
    public async Task ServeTheSecondOfTwo()
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        var written = "";
        _site = await PublishedSite.StartAsync((folder, cancellationToken) => SmallData.WriteAsync(written = folder, cancellationToken), limit.Token);
        _before = $"/@{_site.Data.Version}";
        foreach (var view in Views)
        {
            _then.Add(view, await Filled(view).AskAsync(_site, "", limit.Token));
        }

        var board = new BoardFolder(written);
        await board.AddAsync(new PlannedRun([PlannedSubmission.Of("Plover", 0.99)], [.. _site.Data.Tasks.Keys.Select(task => task.Value)]) { Day = "2026-10-28", Seed = 7000 }, limit.Token);
        await board.AddAsync(new Notice("2026-10-29T09:00:00Z", NoticeKind.Withdrawal, "Its submitter asked for it, later.", SmallData.Submission), limit.Token);
        Assert.That(await _site.LookAsync(limit.Token));
        Assert.That($"/@{_site.Data.Version}", Is.Not.EqualTo(_before));
    }

    [OneTimeTearDown]
    public async Task Stop() => await _site.DisposeAsync();

    [TestCaseSource(nameof(Views))]
    public async Task It_says_in_every_rendering_what_it_said_as_the_latest(PinnedView view, CancellationToken cancellationToken)
    {
        var (then, now, pinned) = (_then[view], await Filled(view).AskAsync(_site, "", cancellationToken), await Filled(view).AskAsync(_site, _before, cancellationToken));

        Assert.That(now.Data.ToJsonString(), Is.Not.EqualTo(then.Data.ToJsonString()), "the latest has moved on");
        Assert.That(pinned.Data.ToJsonString(), Is.EqualTo(then.Data.ToJsonString()));
        Assert.That(pinned.Csv, Is.EqualTo(then.Csv));
        Assert.That(pinned.Words, Is.EqualTo(then.Words));
        Assert.That(pinned.Table.Rows, Is.EqualTo(then.Table.Rows));
        Assert.That(pinned.Table.Links, Is.EqualTo(then.Table.Links.Select(link => _before + link)));
    }

    [TestCaseSource(nameof(Boards))]
    public async Task Page_JSON_and_CSV_of_an_earlier_board_say_the_same(string query, CancellationToken cancellationToken) =>
        await BoardColumns.CompareAsync(_site, query, cancellationToken, _before);

    [TestCaseSource(nameof(Lists))]
    public async Task Page_JSON_and_CSV_of_an_earlier_list_have_the_same_rows(PinnedView view, CancellationToken cancellationToken)
    {
        var answer = await Filled(view).AskAsync(_site, _before, cancellationToken);
        var csv = Renderings.Csv(answer.Csv);

        Assert.That(csv, Is.Not.Empty);
        Agree.InJson(csv, Renderings.Rows(answer.Data, view.List), Paths);
        Assert.That(
            answer.Table.Links,
            Is.EqualTo(csv.Select(row => $"{_before}/submissions/{row.GetValueOrDefault("submission") ?? SmallData.Submission}/tasks/{row.GetValueOrDefault("task") ?? SmallData.Task}")));
    }

    /// <summary>The view of the submission and of the task that there are.</summary>
    private static PinnedView Filled(PinnedView view) => view with { Page = Filled(view.Page), Data = Filled(view.Data) };

    private static string Filled(string address) => string.Format(System.Globalization.CultureInfo.InvariantCulture, address, SmallData.Submission, SmallData.Task);
}
