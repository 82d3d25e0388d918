using System.Text.Json;
using Bench.Benchmarks.Costs;
using Bench.BoardGenerator;

namespace Bench.Benchmarks.Sites;

/// <summary>What ten times the submissions cost.</summary>
/// <param name="requests">Requests for each page.</param>
internal sealed class GrowthBench(int requests)
{
    private const int Tasks = 100;
    private const int Few = 40;
    private const int Many = 400;
    private const int PageSize = 20;

    /// <summary>Import and paged views of a board beside one with ten times the submissions.</summary>
    public async Task<IReadOnlyList<CostFigure>> MeasureAsync(CancellationToken cancellationToken)
    {
        var few = await OneAsync(Few, cancellationToken);
        var many = await OneAsync(Many, cancellationToken);
        return
        [
            new CostFigure("growth-import", $"import, {Many} submissions over {Few}", many.Import / few.Import, "×", 10),
            new CostFigure("growth-submission", "submission, p95", many.Submission / few.Submission, "×", 1.5),
            new CostFigure("growth-task", "task, p95", many.Task / few.Task, "×", 1.5),
            new CostFigure("growth-api", "API, one page of submissions, p95", many.Page / few.Page, "×", 1.5),
        ];
    }

    private async Task<(double Import, double Submission, double Task, double Page)> OneAsync(int submissions, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("bench-growth-").FullName;
        try
        {
            await new Board(new BoardOptions(Tasks, submissions, 10), folder).WriteAsync(_ => { }, cancellationToken);
            await using var site = ServedSite.Start(folder, cancellationToken);
            var import = await site.AnsweredAsync("/healthz", cancellationToken);
            await site.WarmAsync(cancellationToken);
            var pages = (await SitePage.AllAsync(site.Client, cancellationToken)).ToDictionary(page => page.Id, StringComparer.Ordinal);
            var load = new PageLoad(site.Client);
            using var first = JsonDocument.Parse(await site.Client.GetStringAsync(new Uri($"/api/v1/submissions?limit={PageSize}", UriKind.Relative), cancellationToken));
            var version = first.RootElement.GetProperty("datasetVersion").GetString();
            return (
                import,
                await load.P95Async(pages["submission"].Path, requests, 1, cancellationToken),
                await load.P95Async(pages["task"].Path, requests, 1, cancellationToken),
                await load.P95Async(number => $"/api/v1/submissions?limit={PageSize}&cursor={version}.{1 + number}", PageSize - PageLoad.Warmings - 1, 1, cancellationToken));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
