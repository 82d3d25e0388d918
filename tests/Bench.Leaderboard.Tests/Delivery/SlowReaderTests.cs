using System.Diagnostics;
using System.Net.Sockets;
using System.Text;

namespace Bench.Leaderboard.Tests.Delivery;

[TestFixture]
public sealed class SlowReaderTests
{
    private const int SlowConnections = 1000;
    private const int Pages = 60;

    /// <summary>Below this a difference is the machine's.</summary>
    private static readonly TimeSpan Least = TimeSpan.FromMilliseconds(5);

    [Test, CancelAfter(120_000)]
    public async Task A_thousand_connections_that_never_finish_do_not_slow_the_pages_down(CancellationToken cancellationToken)
    {
        await using var site = await SiteUnderTest.StartAsync(SiteUnderTest.Empty, cancellationToken);
        await MedianAsync(site, cancellationToken);
        var alone = await MedianAsync(site, cancellationToken);
        var slow = new List<TcpClient>();
        try
        {
            for (var i = 0; i < SlowConnections; i++)
            {
                var connection = new TcpClient { NoDelay = true };
                slow.Add(connection);
                await connection.ConnectAsync(site.Address.Host, site.Address.Port, cancellationToken);
                await connection.GetStream().WriteAsync(Encoding.ASCII.GetBytes($"GET /?{i} HTTP/1.1\r\nHost: a\r\nX: "), cancellationToken);
            }

            var beside = await MedianAsync(site, cancellationToken);

            Assert.That(beside, Is.LessThan(3 * (alone > Least ? alone : Least)), $"alone {alone.TotalMilliseconds} ms");
        }
        finally
        {
            slow.ForEach(connection => connection.Dispose());
        }
    }

    [Test, CancelAfter(60_000)]
    public async Task A_request_whose_headers_do_not_end_is_closed(CancellationToken cancellationToken)
    {
        await using var site = await SiteUnderTest.StartAsync(SiteUnderTest.Empty, cancellationToken);
        using var connection = new TcpClient();
        await connection.ConnectAsync(site.Address.Host, site.Address.Port, cancellationToken);
        await connection.GetStream().WriteAsync("GET / HTTP/1.1\r\nHost: a\r\nX: "u8.ToArray(), cancellationToken);
        using var reader = new StreamReader(connection.GetStream());

        var answer = await reader.ReadToEndAsync(cancellationToken);

        Assert.That(answer, Does.StartWith("HTTP/1.1 408").Or.Empty);
    }

    private static async Task<TimeSpan> MedianAsync(SiteUnderTest site, CancellationToken cancellationToken)
    {
        var times = new List<TimeSpan>();
        for (var i = 0; i < Pages; i++)
        {
            var started = Stopwatch.GetTimestamp();
            using var answer = await site.GetAsync("/", cancellationToken);
            await answer.Content.ReadAsByteArrayAsync(cancellationToken);
            times.Add(Stopwatch.GetElapsedTime(started));
        }

        return times.Order().ElementAt(Pages / 2);
    }
}
