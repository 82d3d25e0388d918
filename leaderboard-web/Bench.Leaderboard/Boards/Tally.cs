using Bench.Contracts.Outcomes;
using Bench.Contracts.Runs;
using Bench.Leaderboard.Data;
using Bench.Scoring.Rules;

namespace Bench.Leaderboard.Boards;

/// <summary>How the attempts of a submission ended, counted.</summary>
/// <param name="Attempts">All of them.</param>
/// <param name="Tasks">Tasks that they were made at.</param>
/// <param name="Sound">Those that did not end in a fault.</param>
/// <param name="Parity">Sound ones that kept parity.</param>
/// <param name="Faster">Sound ones that are faster than base.</param>
/// <param name="Doubted">Measured ones that await review: in an adjusted score they count as failures.</param>
/// <param name="Faults">Attempts that ended in a fault; null for a run imported from a report, which tells none from a failure.</param>
public sealed record Tally(int Attempts, int Tasks, int Sound, int Parity, int Faster, int Doubted, int? Faults)
{
    /// <summary>Share of sound attempts that kept parity; null without any.</summary>
    public double? ParityRate => Sound == 0 ? null : (double)Parity / Sound;

    /// <summary>Share of sound attempts that are faster than base; null without any.</summary>
    public double? FasterRate => Sound == 0 ? null : (double)Faster / Sound;

    /// <summary>Counts the attempts of a submission.</summary>
    public static Tally Of(SubmissionEntry entry) => new(
        entry.Results.Length,
        entry.Results.Select(result => result.Task).Distinct().Count(),
        entry.Results.Count(result => result.Outcome != OutcomeKind.Fault),
        entry.Results.Count(KeptParity),
        entry.Results.Count(result => result.Outcome == OutcomeKind.Faster),
        entry.Results.Count(AdjustedResults.IsAdjusted),
        entry.Run.Manifest.IsMeasured ? entry.Results.Count(result => result.Outcome == OutcomeKind.Fault) : null);

    private static bool KeptParity(TaskResult result) => result switch
    {
        { Outcome: OutcomeKind.Fault } => false,
        { Parity: { } parity } => parity is { Failed: 0, Missing: 0 },
        _ => result.Outcome != OutcomeKind.Failed,
    };
}
