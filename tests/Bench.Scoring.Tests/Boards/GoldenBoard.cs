using Bench.Contracts.Outcomes;
using Bench.Contracts.Runs;
using Bench.Contracts.Tasks;
using Bench.Scoring.Rules;
using static Bench.Scoring.Tests.Rules.Results;

namespace Bench.Scoring.Tests.Boards;

/// <summary>
/// The board of docs/scoring.md, worked by hand there: experts have 4, 2, 10 and 16 on tasks 1 to 4, and intervals reach from the point / 1.25 to
/// the point · 1.25.
/// </summary>
internal static class GoldenBoard
{
    private static readonly Dictionary<TaskId, double> Experts = new() { [Task(1)] = 4, [Task(2)] = 2, [Task(3)] = 10, [Task(4)] = 16 };

    /// <summary>Speedups 2, 2, failed, 4.</summary>
    public static ScoreInput Steady { get; } = Of(SteadyResults());

    /// <summary>Speedups 8, failed, failed, fault.</summary>
    public static ScoreInput Bold { get; } = Of([Measured(1, 8, 4, width: 1.25), Failed(2), Failed(3), Fault(4)]);

    /// <summary>Speedups 1, 0.5, 10, 1.</summary>
    public static ScoreInput Lucky { get; } = Of(
        [Measured(1, 1, 4, width: 1.25), Measured(2, 0.5, 2, width: 1.25), Measured(3, 10, 10, width: 1.25), Measured(4, 1, 16, width: 1.25)]);

    /// <summary>Steady, where the speedup of task 2 is found implausible and nobody has looked yet.</summary>
    public static ScoreInput SteadyAdjusted { get; } = Of(
        [.. AdjustedResults.Of(SteadyResults().Select(result => result.Task == Task(2) ? result with { ReasonCodes = [ReasonCode.ImplausibleSpeedup] } : result))]);

    /// <summary>The rows of the board.</summary>
    public static ScoreInput[] Rows { get; } = [Steady, Bold, Lucky];

    private static TaskResult[] SteadyResults() => [Measured(1, 2, 4, width: 1.25), Measured(2, 2, 2, width: 1.25), Failed(3), Measured(4, 4, 16, width: 1.25)];

    private static ScoreInput Of(TaskResult[] results) => new(results, Experts);
}
