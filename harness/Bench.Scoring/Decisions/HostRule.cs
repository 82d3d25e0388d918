using Bench.Contracts.Runs;

namespace Bench.Scoring.Decisions;

/// <summary>
/// Says how steady the machine was during a sitting, and when it was too unsteady for one that counts as a score. Pairing within rotations
/// copes with more than these bounds; they say that the machine is not the one that passed its self-check. ADR 0008.
/// </summary>
public static class HostRule
{
    /// <summary>Largest share of the measuring processors' time that others may have.</summary>
    public const double MostForeignShare = 0.2;

    /// <summary>Largest ratio of the slowest to the fastest stretch of identical code.</summary>
    public const double MostDrift = 1.5;

    private const int Stretch = 3;

    /// <summary>The conditions of a sitting.</summary>
    /// <param name="samples">Its samples; the warm-up ones are left out.</param>
    /// <param name="own">CPU time of everything that the sitting itself ran in that time, broken samples included.</param>
    /// <param name="busyShare">Share of the measuring processors' time that was not idle from the first rotation to the last; null when unknown.</param>
    /// <param name="timed">Time from the first rotation to the last.</param>
    /// <param name="cpus">Number of measuring processors.</param>
    public static SittingConditions Conditions(IReadOnlyCollection<Sample> samples, TimeSpan own, double? busyShare, TimeSpan timed, int cpus)
    {
        ArgumentNullException.ThrowIfNull(samples);
        return new SittingConditions(
            busyShare is { } busy ? Math.Clamp(busy - (own / (timed * cpus)), 0, 1) : null,
            Drift([.. samples.Where(sample => sample.Rotation >= 0)]));
    }

    /// <summary>What was too unsteady, as a sentence without its end; null when nothing was.</summary>
    public static string? Problem(SittingConditions conditions)
    {
        ArgumentNullException.ThrowIfNull(conditions);
        return conditions switch
        {
            { ForeignShare: > MostForeignShare } => FormattableString.Invariant($"other programs had {conditions.ForeignShare:P0} of the measuring cores' time, {MostForeignShare:P0} are allowed"),
            { Drift: > MostDrift } => FormattableString.Invariant($"the machine was {conditions.Drift:F2} times as slow at one time as at another, {MostDrift:F2} times are allowed"),
            _ => null,
        };
    }

    private static double Drift(List<Sample> samples)
    {
        var speeds = samples
            .Where(sample => sample.Kind is ArmKind.Base or ArmKind.Control)
            .GroupBy(sample => sample.Rotation)
            .OrderBy(rotation => rotation.Key)
            .Select(rotation => rotation.Average(sample => Math.Log(sample.CallNanoseconds)))
            .ToList();
        var stretches = Enumerable.Range(0, Math.Max(0, speeds.Count - Stretch + 1))
            .Select(first => speeds.GetRange(first, Stretch).Order().ElementAt(Stretch / 2))
            .DefaultIfEmpty(0)
            .ToList();
        return Math.Exp(stretches.Max() - stretches.Min());
    }
}
