using System.Globalization;
using Spectre.Console;

namespace Bench.Benchmarks.Costs;

/// <summary>Measures the costs and prints them beside their bars.</summary>
internal static class CostReport
{
    /// <summary>Runs the measures and prints a table.</summary>
    /// <param name="sandbox">Back end.</param>
    /// <param name="only">Part of the names of the measures that are wanted; null for all.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>0 when every bar is reached, else 1.</returns>
    public static async Task<int> RunAsync(string sandbox, string? only, CancellationToken cancellationToken)
    {
        var figures = new List<CostFigure>();
        foreach (var (name, measure) in Measures(sandbox, cancellationToken).Where(measure => only is null || measure.Name.Contains(only, StringComparison.Ordinal)))
        {
            await Console.Error.WriteLineAsync($"{name}…");
            figures.AddRange(await measure());
        }

        return Print(figures);
    }

    /// <summary>Prints figures beside their bars.</summary>
    /// <returns>0 when every bar is reached, else 1.</returns>
    public static int Print(IReadOnlyCollection<CostFigure> figures)
    {
        var table = new Table().AddColumns("id", "what", "figure", "bar", "");
        foreach (var figure in figures)
        {
            var bar = figure.Bar is { } bound ? string.Create(CultureInfo.InvariantCulture, $"{(figure.AtLeast ? "≥" : "≤")} {bound} {figure.Unit}") : "";
            table.AddRow(figure.Id, figure.What, string.Create(CultureInfo.InvariantCulture, $"{figure.Value:F1} {figure.Unit}"), bar, figure.Reached switch { true => "reached", false => "MISSED", null => "" });
        }

        AnsiConsole.Write(table);
        return figures.All(figure => figure.Reached != false) ? 0 : 1;
    }

    private static IEnumerable<(string Name, Func<Task<IReadOnlyList<CostFigure>>> Measure)> Measures(string sandbox, CancellationToken cancellationToken)
    {
        Func<Task<IReadOnlyList<CostFigure>>> InBench(Func<CostBench, CancellationToken, Task<IReadOnlyList<CostFigure>>> measure) => async () =>
        {
            await using var bench = await CostBench.OpenAsync(sandbox, cancellationToken);
            return await measure(bench, cancellationToken);
        };
        yield return ("start-up", () => ProgramCosts.StartUpAsync(cancellationToken));
        // Before the first bench keeps this process, and with it all that it starts, off the measuring core.
        yield return ("memory", () => ProgramCosts.MemoryAsync(sandbox, cancellationToken));
        yield return ("spawn", InBench(SampleCosts.SpawnAsync));
        yield return ("overhead", InBench(SampleCosts.OverheadAsync));
        yield return ("timed-share", InBench(SittingCosts.TimedShareAsync));
        yield return ("candidates", InBench(SittingCosts.EightCandidatesAsync));
    }
}
