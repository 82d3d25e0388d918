using System.Text.RegularExpressions;
using Bench.Benchmarks.Costs;
using Bench.BoardGenerator;

namespace Bench.Benchmarks.Sites;

/// <summary>Measures the site over a drawn board: import, start, memory, pages.</summary>
/// <param name="folder">Folder of the published runs.</param>
/// <param name="requests">Requests for each page and number of clients.</param>
internal sealed partial class SiteBench(string folder, int requests)
{
    /// <summary>A full import into a fresh index.</summary>
    public async Task<IReadOnlyList<CostFigure>> ImportAsync(CancellationToken cancellationToken)
    {
        foreach (var file in Directory.GetFiles(folder, "index.sqlite*"))
        {
            File.Delete(file);
        }

        await using var site = ServedSite.Start(folder, cancellationToken);
        var seconds = await site.AnsweredAsync("/healthz", cancellationToken);
        var (_, peak) = await site.MemoryAsync(cancellationToken);
        return
        [
            new CostFigure("import", "full import, from start to served", seconds, "s", 90),
            new CostFigure("import-memory", "peak resident memory of it", peak, "MiB"),
        ];
    }

    /// <summary>Start over an index that is there, and one run that comes while the site serves.</summary>
    public async Task<IReadOnlyList<CostFigure>> StartAsync(CancellationToken cancellationToken)
    {
        await using (var before = ServedSite.Start(folder, cancellationToken))
        {
            // A start is mostly one of a site that was served before: its board is kept.
            await before.AnsweredAsync("/healthz", cancellationToken);
            await before.WarmAsync(cancellationToken);
        }

        await using var site = ServedSite.Start(folder, cancellationToken);
        var first = await site.AnsweredAsync("/", cancellationToken);
        var figures = new List<CostFigure> { new("start", "start to first board", first, "s", 2) };
        await site.AnsweredAsync("/healthz", cancellationToken);
        var load = new PageLoad(site.Client);
        await load.P95Async(number => $"/?from=2020-01-{1 + (number % 28):00}", requests, 4, cancellationToken);
        figures.Add(new CostFigure("memory", "resident memory after the first 200 boards", (await site.MemoryAsync(cancellationToken)).Now, "MiB", 300));
        await site.WarmAsync(cancellationToken);
        figures.Add(new CostFigure("one-more", "a new submission on all tasks, from file to board", await OneMoreAsync(site, cancellationToken), "s", 2));
        return figures;
    }

    /// <summary>Every kind of page, uncached, with one client and with four.</summary>
    public async Task<IReadOnlyList<CostFigure>> PagesAsync(CancellationToken cancellationToken)
    {
        await using var site = ServedSite.Start(folder, cancellationToken);
        await site.AnsweredAsync("/healthz", cancellationToken);
        await site.WarmAsync(cancellationToken);
        var load = new PageLoad(site.Client);
        var figures = new List<CostFigure>();
        foreach (var page in await SitePage.AllAsync(site.Client, cancellationToken))
        {
            await Console.Error.WriteLineAsync($"  {page.Id}…");
            figures.Add(new CostFigure(page.Id, $"{page.What}, p95 alone", await load.P95Async(page.Path, requests, 1, cancellationToken), "ms", page.Bar));
            figures.Add(new CostFigure($"{page.Id}-4", $"{page.What}, p95 with 4 clients", await load.P95Async(number => page.Path(number + 100_250), requests, 4, cancellationToken), "ms", page.BarWith4));
        }

        figures.AddRange(await SizesAsync(load, site.Client, cancellationToken));
        figures.Add(new CostFigure("memory-busy", "resident memory as the last of them is answered", (await site.MemoryAsync(cancellationToken)).Now, "MiB", 300));
        await Task.Delay(TimeSpan.FromSeconds(25), cancellationToken);  // a quiet interval of the site, whole
        figures.Add(new CostFigure("memory-quiet", "resident memory 25 s later", (await site.MemoryAsync(cancellationToken)).Now, "MiB", 300));
        return figures;
    }

    /// <summary>How long from a run's folder appearing to another state being served.</summary>
    private async Task<double> OneMoreAsync(ServedSite site, CancellationToken cancellationToken)
    {
        var aside = Directory.CreateTempSubdirectory("bench-one-more-").FullName;
        var tasks = Directory.GetDirectories(Path.Combine(folder, "tasks")).Length;
        await new Board(new BoardOptions(tasks, 1, 20, Seed: 4711), aside).WriteAsync(_ => { }, cancellationToken);
        var run = Directory.GetDirectories(Path.Combine(aside, "runs")).Single();
        var place = Path.Combine(folder, "runs", Path.GetFileName(run));
        var before = await site.Client.GetStringAsync(new Uri("/healthz", UriKind.Relative), cancellationToken);
        // Beside its place first: another file system would make the move a copy.
        var beside = Path.Combine(folder, "runs", ".one-more");
        CopyFolder(run, beside);
        var began = TimeProvider.System.GetTimestamp();
        Directory.Move(beside, place);
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(5));
        while (await site.Client.GetStringAsync(new Uri("/healthz", UriKind.Relative), cancellationToken) == before)
        {
            await tick.WaitForNextTickAsync(cancellationToken);
        }

        var seconds = TimeProvider.System.GetElapsedTime(began).TotalSeconds;
        Directory.Delete(place, recursive: true);
        Directory.Delete(aside, recursive: true);
        return seconds;
    }

    private static void CopyFolder(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }

    /// <summary>What a first visit to the board loads.</summary>
    private static async Task<IReadOnlyList<CostFigure>> SizesAsync(PageLoad load, HttpClient client, CancellationToken cancellationToken)
    {
        var html = await client.GetStringAsync(new Uri("/", UriKind.Relative), cancellationToken);
        var parts = Part().Matches(html).Select(match => match.Groups["path"].Value).Where(path => !path.StartsWith("data:", StringComparison.Ordinal)).Distinct(StringComparer.Ordinal).ToList();
        var (sent, raw) = await load.SizeAsync("/", cancellationToken);
        var all = sent;
        foreach (var part in parts.Where(part => !part.Contains("://", StringComparison.Ordinal)))
        {
            all += (await load.SizeAsync("/" + part.TrimStart('/'), cancellationToken)).Sent;
        }

        return
        [
            new CostFigure("board-raw", "board, HTML", raw / 1000.0, "KB", 140),
            new CostFigure("board-sent", "board, HTML as sent", sent / 1000.0, "KB", 20),
            new CostFigure("first-view", "first view of the board, all of it", all / 1000.0, "KB", 60),
            new CostFigure("first-requests", "requests of it", 1 + parts.Count, "", 5),
            new CostFigure("foreign", "of them to other hosts", parts.Count(part => part.Contains("://", StringComparison.Ordinal)), "", 0),
        ];
    }

    [GeneratedRegex("<(?:link[^>]*rel=\"(?:stylesheet|icon|modulepreload|preload)\"[^>]*href|script[^>]*src|img[^>]*src)=\"(?<path>[^\"]+)\"", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Part();
}
