using System.Globalization;
using Bench.Contracts.Outcomes;
using Bench.Contracts.Runs;
using Bench.Contracts.Tasks;

namespace Bench.Scoring.Tests.Rules;

/// <summary>Makes results of one model.</summary>
internal static class Results
{
    /// <summary>A measured attempt; intervals reach from the point / width to the point · width.</summary>
    public static TaskResult Measured(int task, double speedup, double expert, int attempt = 0, double width = 1)
    {
        var outcome = speedup > 1.05 ? OutcomeKind.Faster : speedup < 0.95 ? OutcomeKind.Slower : OutcomeKind.Equal;
        return Result(task, attempt, outcome) with
        {
            Speedup = Around(speedup, width),
            ExpertSpeedup = Around(expert, width),
            Ratio = Around(speedup / expert, width),
            Attainment = outcome == OutcomeKind.Faster ? Math.Clamp(Math.Log(speedup) / Math.Log(expert), 0, 1) : 0,
        };
    }

    public static TaskResult Failed(int task, int attempt = 0) => Result(task, attempt, OutcomeKind.Failed) with { Attainment = 0 };

    public static TaskResult Fault(int task, int attempt = 0) => Result(task, attempt, OutcomeKind.Fault);

    public static TaskId Task(int number) => TaskId.Parse(string.Create(CultureInfo.InvariantCulture, $"sample__tally-{number}"));

    private static Estimate Around(double point, double width) => new(point, point / width, point * width);

    private static TaskResult Result(int task, int attempt, OutcomeKind outcome) =>
        new(Task(task), "m", attempt, "key", outcome, [], [], SandboxKind.Docker, []);
}
