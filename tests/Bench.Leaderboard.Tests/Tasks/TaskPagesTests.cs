using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Bench.Leaderboard.Tests.Api;

namespace Bench.Leaderboard.Tests.Tasks;

/// <summary>A task's lists grow with every run, its page does not.</summary>
[TestFixture, CancelAfter(60_000)]
internal sealed partial class TaskPagesTests
{
    private const int Submissions = 120;
    private SiteUnderTest site = null!;

    [OneTimeSetUp]
    public async Task Start() => site = await SiteUnderTest.StartAsync(
        Published.Of(Enumerable.Range(0, Submissions).Select(i =>
        {
            var name = string.Create(CultureInfo.InvariantCulture, $"s{i:D3}");
            return Published.Submission(name, Published.Run(name), Published.Measured(1, 1 + (i / 100.0), 4) with { Sitting = name });
        })),
        CancellationToken.None);

    [OneTimeTearDown]
    public async Task Stop() => await site.DisposeAsync();

    [TestCase("tried", "submissions")]
    [TestCase("replayed", "replays")]
    public async Task Following_the_links_shows_every_row_once_in_pages_of_fifty(string table, string what, CancellationToken cancellationToken)
    {
        var pages = new List<IReadOnlyList<string>>();
        for (string? address = "/tasks/acme__json-1"; address is not null;)
        {
            var page = await site.Client.GetStringAsync(new Uri(address, UriKind.Relative), cancellationToken);
            pages.Add(Renderings.RowsOf(page, table));
            address = Next().Matches(page).Select(match => WebUtility.HtmlDecode(match.Groups["address"].Value)).FirstOrDefault(next => next.EndsWith("#" + what, StringComparison.Ordinal));
        }

        Assert.That(pages.Select(rows => rows.Count), Is.EqualTo(new[] { 50, 50, 20 }));
        Assert.That(pages.SelectMany(rows => rows), Is.Unique);
    }

    [Test]
    public async Task A_page_says_which_rows_it_shows_and_leads_back_from_beyond_the_last(CancellationToken cancellationToken)
    {
        var second = Renderings.Words(await site.Client.GetStringAsync(new Uri("/tasks/acme__json-1?submissions=2", UriKind.Relative), cancellationToken));
        var beyond = await site.Client.GetStringAsync(new Uri("/tasks/acme__json-1?submissions=9", UriKind.Relative), cancellationToken);

        Assert.That(second, Does.Contain("the largest ratio first. 51 to 100 of 120.").And.Contain("Page 2 of 3"));
        Assert.That(Renderings.Words(beyond), Does.Contain("There is no such page."));
        Assert.That(beyond, Does.Contain("href=\"/tasks/acme__json-1?submissions=3#submissions\""));
    }

    [Test]
    public async Task The_table_to_take_away_is_whole_whatever_page_is_shown(CancellationToken cancellationToken)
    {
        var csv = await site.Client.GetStringAsync(new Uri("/api/v1/tasks/acme__json-1.csv?submissions=2", UriKind.Relative), cancellationToken);

        Assert.That(Renderings.Csv(csv), Has.Count.EqualTo(Submissions));
    }

    [GeneratedRegex("rel=\"next\" href=\"(?<address>[^\"]*)\"", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Next();
}
