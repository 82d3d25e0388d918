using Bench.Benchmarks.Costs;
using Bench.BoardGenerator;

namespace Bench.Benchmarks.Sites;

/// <summary>Measures the site and prints its figures beside their bars.</summary>
internal static class SiteReport
{
    private static readonly BoardOptions FullSize = new(Tasks: 500, Submissions: 200, Samples: 20);

    /// <summary>Runs the measures and prints a table.</summary>
    /// <param name="data">Folder of published runs; null draws a board of the full size.</param>
    /// <param name="requests">Requests for each page and number of clients.</param>
    /// <param name="growth">Whether to compare with a smaller board.</param>
    /// <param name="only">Part of the names of the measures that are wanted; null for all.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>0 when every bar is reached, else 1.</returns>
    public static async Task<int> RunAsync(string? data, int requests, bool growth, string? only, CancellationToken cancellationToken)
    {
        var drawn = data is null ? Directory.CreateTempSubdirectory("bench-board-").FullName : null;
        try
        {
            if (drawn is not null)
            {
                await new Board(FullSize, drawn).WriteAsync(Console.Error.WriteLine, cancellationToken);
            }

            var bench = new SiteBench(Path.GetFullPath(data ?? drawn!), requests);
            (string Name, Func<CancellationToken, Task<IReadOnlyList<CostFigure>>> Measure)[] measures =
            [
                ("import", bench.ImportAsync),
                ("start", bench.StartAsync),
                ("pages", bench.PagesAsync),
                .. growth || only == "growth" ? [("growth", new GrowthBench(requests).MeasureAsync)] : Array.Empty<(string, Func<CancellationToken, Task<IReadOnlyList<CostFigure>>>)>(),
            ];
            var figures = new List<CostFigure>();
            foreach (var (name, measure) in measures.Where(measure => only is null || measure.Name.Contains(only, StringComparison.Ordinal)))
            {
                await Console.Error.WriteLineAsync($"{name}…");
                figures.AddRange(await measure(cancellationToken));
            }

            return CostReport.Print(figures);
        }
        finally
        {
            if (drawn is not null)
            {
                Directory.Delete(drawn, recursive: true);
            }
        }
    }
}
