using System.Collections.Concurrent;
using Bench.Benchmarks.Costs;

namespace Bench.Benchmarks.Sites;

/// <summary>Times of answers on loopback, body included, compressed as browsers ask for it.</summary>
/// <param name="client">Asks the site.</param>
internal sealed class PageLoad(HttpClient client)
{
    /// <summary>Requests before the first that is timed; their numbers follow those of the timed ones.</summary>
    public const int Warmings = 5;

    /// <summary>The time that 95 % of the answers stay below, in milliseconds.</summary>
    /// <param name="path">Address of each request, by its number.</param>
    /// <param name="requests">Requests in all.</param>
    /// <param name="clients">How many are under way at once.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<double> P95Async(Func<int, string> path, int requests, int clients, CancellationToken cancellationToken)
    {
        for (var i = 0; i < Warmings; i++)
        {
            await TimeAsync(path(requests + i), cancellationToken);
        }

        var times = new ConcurrentBag<double>();
        await Parallel.ForEachAsync(
            Enumerable.Range(0, requests),
            new ParallelOptions { MaxDegreeOfParallelism = clients, CancellationToken = cancellationToken },
            async (number, token) => times.Add(await TimeAsync(path(number), token)));
        return Quantile.Of(times, 0.95);
    }

    /// <summary>Bytes of an answer as sent and as read.</summary>
    public async Task<(long Sent, long Raw)> SizeAsync(string path, CancellationToken cancellationToken)
    {
        using var packed = await AskAsync(path, "br", cancellationToken);
        using var plain = await AskAsync(path, "identity", cancellationToken);
        return ((await packed.Content.ReadAsByteArrayAsync(cancellationToken)).Length, (await plain.Content.ReadAsByteArrayAsync(cancellationToken)).Length);
    }

    private async Task<double> TimeAsync(string path, CancellationToken cancellationToken)
    {
        var began = TimeProvider.System.GetTimestamp();
        using var answer = await AskAsync(path, "br", cancellationToken);
        await answer.Content.CopyToAsync(Stream.Null, cancellationToken);
        return TimeProvider.System.GetElapsedTime(began).TotalMilliseconds;
    }

    private async Task<HttpResponseMessage> AskAsync(string path, string encoding, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(path, UriKind.Relative));
        request.Headers.AcceptEncoding.ParseAdd(encoding);
        var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        return answer.IsSuccessStatusCode ? answer : throw new InvalidOperationException($"{path} was answered with {(int)answer.StatusCode}");
    }
}
