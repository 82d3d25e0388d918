using System.Collections.Immutable;
using Bench.Contracts.Outcomes;
using Bench.Contracts.Runs;
using Bench.Contracts.Tasks;

namespace Bench.Scoring.Rules;

/// <summary>All attempts of one model at one task.</summary>
/// <param name="Task">The task.</param>
/// <param name="All">Results in the order of the attempts; one or more.</param>
/// <param name="ExpertSpeedup">Expert speedup, from an attempt that was measured or from elsewhere; null when nobody knows it.</param>
public sealed record TaskAttempts(TaskId Task, ImmutableArray<TaskResult> All, double? ExpertSpeedup)
{
    /// <summary>The attempts that did not end in a fault.</summary>
    public ImmutableArray<TaskResult> Sound { get; } = All.All(result => result.Outcome != OutcomeKind.Fault) ? All : [.. All.Where(result => result.Outcome != OutcomeKind.Fault)];

    /// <summary>Speedup of an attempt as the views see it: the measured one, 1 for a failure. The attempt did not end in a fault.</summary>
    public static double SpeedupOf(TaskResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        return result.Outcome == OutcomeKind.Failed ? 1 : result.Speedup!.Point;
    }
}
