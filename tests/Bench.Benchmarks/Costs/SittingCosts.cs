namespace Bench.Benchmarks.Costs;

/// <summary>What a sitting costs beside the code that is timed.</summary>
internal static class SittingCosts
{
    private const int Rotations = 10;

    /// <summary>Share of a sitting's wall time, opening and closing of its cells included, that is timed code.</summary>
    public static async Task<IReadOnlyList<CostFigure>> TimedShareAsync(CostBench bench, CancellationToken cancellationToken)
    {
        var task = await bench.TaskOfAsync(0.5, cancellationToken);
        var (wall, rotating, samples) = await bench.SitAsync(task, candidates: 1, Rotations * 2, cancellationToken);
        var calls = samples.Sum(sample => sample.CallNanoseconds) / 1e9;
        var timed = samples.Sum(sample => sample.StartNanoseconds + sample.SetupNanoseconds + sample.CallNanoseconds) / 1e9;
        return
        [
            new CostFigure("timed-share", "calls of 0.5 s in the wall time of a sitting, cells opened and closed", 100 * calls / wall.TotalSeconds, "%", 80, AtLeast: true),
            new CostFigure("timed-share-rotations", "the same in the rotations alone", 100 * calls / rotating.TotalSeconds, "%"),
            new CostFigure("timed-share-start", "start, setup and calls in the wall time of the sitting", 100 * timed / wall.TotalSeconds, "%"),
        ];
    }

    /// <summary>A sitting with eight candidates against one with a single candidate, the same rotations, in turns.</summary>
    public static async Task<IReadOnlyList<CostFigure>> EightCandidatesAsync(CostBench bench, CancellationToken cancellationToken)
    {
        var task = await bench.TaskOfAsync(0.2, cancellationToken);
        var (one, eight) = (new List<double>(), new List<double>());
        for (var run = 0; run < 2; run++)
        {
            one.Add((await bench.SitAsync(task, candidates: 1, Rotations, cancellationToken)).Wall.TotalSeconds);
            eight.Add((await bench.SitAsync(task, candidates: 8, Rotations, cancellationToken)).Wall.TotalSeconds);
            one.Add((await bench.SitAsync(task, candidates: 1, Rotations, cancellationToken)).Wall.TotalSeconds);
        }

        return
        [
            new CostFigure("one-candidate", "a sitting with one candidate, 10 rotations of 0.2 s", one.Average(), "s"),
            new CostFigure("eight-candidates", "the same with eight", eight.Average(), "s"),
            new CostFigure("eight-to-one", "eight candidates against one", eight.Average() / one.Average(), "times", 3.5),
        ];
    }
}
