using Bench.Contracts.Outcomes;
using Bench.Contracts.Runs;
using Bench.Contracts.Tasks;
using Bench.Scoring.Boards;

namespace Bench.Leaderboard.Comparisons;

/// <summary>A task on which two submissions are compared.</summary>
/// <param name="Task">The task.</param>
/// <param name="Standing">How the first stands against the second.</param>
/// <param name="Factor">Speedup of the first / speedup of the second, a failure counting as 1; null when one has no result that counts.</param>
/// <param name="IsBeyondNoise">Whether the factor's interval leaves 1 out; null when there is none.</param>
/// <param name="OutcomeA">How the first ended; null when it was not asked.</param>
/// <param name="OutcomeB">How the second ended; null when it was not asked.</param>
/// <param name="SpeedupA">Speedup of the first; null when not measured.</param>
/// <param name="SpeedupB">Speedup of the second; null when not measured.</param>
/// <param name="ValueA">Value of the first under the rule; null when not scored.</param>
/// <param name="ValueB">Value of the second under the rule; null when not scored.</param>
public sealed record ComparedTask(
    TaskId Task,
    PairStanding Standing,
    Estimate? Factor,
    bool? IsBeyondNoise,
    OutcomeKind? OutcomeA,
    OutcomeKind? OutcomeB,
    Estimate? SpeedupA,
    Estimate? SpeedupB,
    double? ValueA,
    double? ValueB);
