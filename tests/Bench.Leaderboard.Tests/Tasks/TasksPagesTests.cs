using System.Net;
using System.Text.RegularExpressions;
using Bench.Leaderboard.Tests.Api;

namespace Bench.Leaderboard.Tests.Tasks;

/// <summary>The list of tasks is shown in pages of fifty, in the order that was asked for, and given away whole.</summary>
[TestFixture, CancelAfter(60_000)]
internal sealed partial class TasksPagesTests
{
    private const int Tasks = 120;
    private SiteUnderTest site = null!;

    [OneTimeSetUp]
    public async Task Start() => site = await SiteUnderTest.StartAsync(
        Published.Of([Published.Submission("s", Published.Run("s"), [.. Enumerable.Range(1, Tasks).Select(number => Published.Measured(number, 2, 4))])]), CancellationToken.None);

    [OneTimeTearDown]
    public async Task Stop() => await site.DisposeAsync();

    [TestCase("/tasks")]
    [TestCase("/tasks?q=json&sort=task&desc=true")]
    public async Task Following_the_links_shows_every_task_of_the_CSV_in_its_order_in_pages_of_fifty(string first, CancellationToken cancellationToken)
    {
        var pages = new List<IReadOnlyList<string>>();
        for (var address = first; address.Length > 0;)
        {
            var page = await TextAsync(address, cancellationToken);
            pages.Add(PageTable.After(page, "id=\"tasks\"").Links);
            address = WebUtility.HtmlDecode(Next().Match(page).Groups["address"].Value);
        }

        var csv = Renderings.Csv(await TextAsync("/api/v1" + first.Replace("/tasks", "/tasks.csv", StringComparison.Ordinal), cancellationToken));
        Assert.That(pages.Select(rows => rows.Count), Is.EqualTo(new[] { 50, 50, 20 }));
        Assert.That(pages.SelectMany(rows => rows), Is.EqualTo(csv.Select(row => $"/tasks/{row["task"]}")));
    }

    [Test]
    public async Task A_page_says_which_tasks_it_shows_and_sorts_from_the_beginning(CancellationToken cancellationToken)
    {
        var page = await TextAsync("/tasks?sort=title&tasks=2", cancellationToken);

        Assert.That(Renderings.Words(page), Does.Contain("Tasks, sorted by title. 51 to 100 of 120.").And.Contain("Page 2 of 3").And.Contain("120 tasks of 120 are sorted and listed."));
        Assert.That(page, Does.Contain("href=\"/tasks?sort=title#tasks\"").And.Contain("href=\"/tasks?sort=title&amp;desc=true\""));
    }

    [Test]
    public async Task A_page_beyond_the_last_says_so_and_leads_back(CancellationToken cancellationToken)
    {
        var page = await TextAsync("/tasks?tasks=9", cancellationToken);

        Assert.That(Renderings.Words(page), Does.Contain("There is no such page."));
        Assert.That(page, Does.Contain("href=\"/tasks?tasks=3#tasks\""));
    }

    [Test]
    public async Task The_table_to_take_away_is_whole_whatever_page_is_shown(CancellationToken cancellationToken) =>
        Assert.That(Renderings.Csv(await TextAsync("/api/v1/tasks.csv?tasks=2", cancellationToken)), Has.Count.EqualTo(Tasks));

    private Task<string> TextAsync(string address, CancellationToken cancellationToken) => site.Client.GetStringAsync(new Uri(address, UriKind.Relative), cancellationToken);

    [GeneratedRegex("rel=\"next\" href=\"(?<address>[^\"]*)\"", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Next();
}
