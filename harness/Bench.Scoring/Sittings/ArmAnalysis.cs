using System.Collections.Immutable;
using Bench.Contracts.Outcomes;
using Bench.Contracts.Runs;

namespace Bench.Scoring.Sittings;

/// <summary>What the samples of a sitting say about one arm other than base.</summary>
/// <param name="Arm">Name of the arm.</param>
/// <param name="Kind">Part that it plays.</param>
/// <param name="Rotations">Rotations in which the arm has a sample, warm-up left out.</param>
/// <param name="AgainstBase">Comparison with base; its ratio is the speedup. Null when they share no rotation.</param>
/// <param name="AgainstExpert">Comparison of a candidate with the expert; its ratio is the speedup ratio. Null for other arms.</param>
/// <param name="Attainment">Share of the expert's gain; null for arms other than candidates and where the task is not measurable here.</param>
/// <param name="Charge">What was added to every call.</param>
/// <param name="CallNanoseconds">Median call as taken, without the charge; null without samples.</param>
/// <param name="CpuNanoseconds">Median CPU time of a sample; null without samples.</param>
/// <param name="PeakKiB">Median peak memory of a sample, in KiB; null without samples.</param>
/// <param name="Reasons">Remarks of class Charged, Flagged and Neutral, in that order.</param>
public sealed record ArmAnalysis(
    string Arm,
    ArmKind Kind,
    int Rotations,
    Comparison? AgainstBase,
    Comparison? AgainstExpert,
    double? Attainment,
    Charge Charge,
    long? CallNanoseconds,
    long? CpuNanoseconds,
    long? PeakKiB,
    ImmutableArray<Reason> Reasons)
{
    /// <summary>Whether the cross-check contradicts a verdict of this arm.</summary>
    public bool Fragile => AgainstBase?.Fragile == true || AgainstExpert?.Fragile == true;

    /// <summary>The charge in whole nanoseconds, as it goes into a result.</summary>
    public long ChargedNanoseconds => (long)Math.Min(Charge.TotalNanoseconds, long.MaxValue / 2);
}
