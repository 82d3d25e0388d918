using System.Globalization;
using Bench.BoardGenerator;

namespace Bench.Leaderboard.Tests.Faults;

/// <summary>
/// Pages are answered in time with one reader and with four: three times the bars of the full size, on a small board. A machine on which a
/// page that shows nothing takes longer than it should is given as much longer for the others.
/// </summary>
[TestFixture, CancelAfter(300_000), NonParallelizable]
public sealed class LoadTests
{
    private const int Requests = 200;
    private const int Slack = 3;
    private const int Tries = 4;
    private const double TrivialMilliseconds = 2;

    private string _folder = "";
    private SiteProcess _site = null!;
    private HttpClient _client = null!;
    private int _asked;

    [OneTimeSetUp]
    public async Task Serve()
    {
        _folder = Directory.CreateTempSubdirectory("bench-load-").FullName;
        await new Board(new BoardOptions(60, 30, 20), _folder).WriteAsync(_ => { }, CancellationToken.None);
        _site = SiteProcess.Start(_folder, CancellationToken.None);
        _client = new HttpClient { BaseAddress = await _site.ServingAsync(CancellationToken.None) };
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        _client.Dispose();
        await _site.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [TestCase("/?from=", 1, 50)]
    [TestCase("/?from=", 4, 100)]
    [TestCase("/", 1, 5)]
    [TestCase("/api/v1/board?from=", 1, 50)]
    [TestCase("/search?q=aster+", 1, 50)]
    public async Task A_page_is_answered_within_three_times_its_bar(string path, int clients, double bar)
    {
        // What is compiled, drawn or resampled at its first use is not what is asked about.
        await P95Async(path, clients, 30);
        var (best, allowed) = (double.PositiveInfinity, 0.0);
        // Somebody else's burst of work is not the site's: the best of a few tries counts.
        for (var attempt = 0; attempt < Tries && best >= allowed; attempt++)
        {
            var trivial = await P95Async("/healthz", clients, Requests);
            allowed = Slack * bar * Math.Max(1, trivial / TrivialMilliseconds);
            best = Math.Min(best, await P95Async(path, clients, Requests));
        }

        Assert.That(best, Is.LessThan(allowed), path);
    }

    /// <summary>The time that 95 % of the answers stay below, in milliseconds. An address that ends open gets a day that no other has had.</summary>
    private async Task<double> P95Async(string path, int clients, int requests)
    {
        var times = new System.Collections.Concurrent.ConcurrentBag<double>();
        await Parallel.ForEachAsync(Enumerable.Range(0, requests), new ParallelOptions { MaxDegreeOfParallelism = clients }, async (_, token) =>
        {
            var day = new DateTime(1950, 1, 1, 0, 0, 0, DateTimeKind.Utc).AddDays(Interlocked.Increment(ref _asked));
            var address = path[^1] is '=' or '+' ? path + day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : path;
            var began = TimeProvider.System.GetTimestamp();
            using var answer = await _client.GetAsync(new Uri(address, UriKind.Relative), token);
            times.Add(TimeProvider.System.GetElapsedTime(began).TotalMilliseconds);
            Assert.That((int)answer.StatusCode, Is.EqualTo(200), address);
        });
        return times.Order().ElementAt((int)(0.95 * times.Count));
    }
}
