using System.Collections.Immutable;
using Bench.Contracts.Outcomes;
using Bench.Contracts.Runs;
using Bench.Contracts.Tasks;

namespace Bench.Leaderboard.Submissions;

/// <summary>A task in the table of a submission.</summary>
/// <param name="Task">The task.</param>
/// <param name="Place">Place by contribution, from 1; tasks that are not scored come last.</param>
/// <param name="Attempts">Attempts at it.</param>
/// <param name="Attempt">The attempt that is shown: the first without a fault, or the first.</param>
/// <param name="Outcome">How that attempt ended.</param>
/// <param name="ExpertSpeedup">Base time / expert time; null when not measured.</param>
/// <param name="Speedup">Base time / candidate time; null when not measured.</param>
/// <param name="Ratio">Expert time / candidate time; null when not measured.</param>
/// <param name="Passed">Guarding tests that passed; null when they were not reached.</param>
/// <param name="Tests">Guarding tests; null when they were not reached.</param>
/// <param name="Value">Value of the task under the rule; null when it is not scored.</param>
/// <param name="Weight">Its weight in the score; null when it is not scored.</param>
/// <param name="Adds">What it adds to the score; null when it is not scored.</param>
/// <param name="Codes">Reason codes of the attempt.</param>
public sealed record TaskRow(
    TaskId Task,
    int Place,
    int Attempts,
    int Attempt,
    OutcomeKind Outcome,
    Estimate? ExpertSpeedup,
    Estimate? Speedup,
    Estimate? Ratio,
    int? Passed,
    int? Tests,
    double? Value,
    double? Weight,
    double? Adds,
    ImmutableArray<ReasonCode> Codes);
