using System.Collections.Immutable;
using System.Globalization;
using Bench.Contracts.Outcomes;
using Bench.Contracts.Runs;
using Bench.Scoring.Decisions;

namespace Bench.Scoring.Sittings;

/// <summary>Analyses the arms of one sitting against its base and its expert.</summary>
internal sealed class ArmAnalyst
{
    /// <summary>CPU time beyond this multiple of base's is flagged on an arm whose wall time fell.</summary>
    private const double CpuGrowthFlag = 1.5;

    /// <summary>A candidate this many times as fast as the expert is looked at before it is ranked.</summary>
    private const double ImplausibleRatio = 50;

    private readonly AdjustedTimes reference;
    private readonly AdjustedTimes? expert;
    private readonly Comparison? expertAgainstBase;

    public ArmAnalyst(SittingSamples sitting, DecisionRule rule)
    {
        Rule = rule;
        reference = new AdjustedTimes(sitting.Base, Charge.None);
        expert = sitting.Expert is null ? null : Adjust(sitting.Expert);
        expertAgainstBase = expert is null ? null : Compare(reference, expert);
    }

    public DecisionRule Rule { get; }

    public ArmAnalysis Analyse(ArmSamples arm)
    {
        var times = Adjust(arm);
        var isCandidate = arm.Kind == ArmKind.Candidate;
        var againstBase = Compare(reference, times);
        var againstExpert = isCandidate && expert is not null ? Compare(expert, times) : null;
        return new ArmAnalysis(
            arm.Arm,
            arm.Kind,
            arm.ByRotation.Count,
            againstBase,
            againstExpert,
            isCandidate ? Attainment.Of(againstBase, expertAgainstBase) : null,
            times.Charge,
            Median(arm, sample => sample.CallNanoseconds),
            Median(arm, sample => sample.CpuNanoseconds),
            Median(arm, sample => sample.PeakKiB),
            Reasons(times, againstBase, againstExpert));
    }

    private static long? Median(ArmSamples arm, Func<Sample, long> property) => arm.ByRotation.Count == 0 ? null : (long)Math.Round(arm.Median(property));

    private AdjustedTimes Adjust(ArmSamples arm) =>
        new(arm, arm.ByRotation.Count == 0 || reference.Arm.ByRotation.Count == 0 ? Charge.None : Charge.Of(arm, reference.Arm));

    private Comparison? Compare(AdjustedTimes slower, AdjustedTimes arm)
    {
        var logRatios = arm.LogRatiosFrom(slower);
        return logRatios.IsEmpty ? null : Comparison.Of(logRatios, Rule);
    }

    private ImmutableArray<Reason> Reasons(AdjustedTimes times, Comparison? againstBase, Comparison? againstExpert)
    {
        var reasons = ImmutableArray.CreateBuilder<Reason>();
        if (times.Charge.TotalNanoseconds > 0)
        {
            reasons.Add(Because(
                ReasonCode.WorkMigrated,
                $"Start grew {times.Charge.StartNanoseconds / 1e6:F1} ms and setup {times.Charge.SetupNanoseconds / 1e6:F1} ms beyond the allowance; both are added to each call."));
        }

        if (againstBase is { Verdict: Verdict.Faster } && CpuGrowth(times.Arm) is > CpuGrowthFlag and var growth)
        {
            reasons.Add(Because(ReasonCode.CpuTimeDisagrees, $"A sample takes {growth:F2} times the CPU time of base while its call is shorter."));
        }

        if (againstExpert?.Ratio.Point > ImplausibleRatio)
        {
            reasons.Add(Because(ReasonCode.ImplausibleSpeedup, $"The candidate is {againstExpert.Ratio.Point:F0} times as fast as the expert; beyond {ImplausibleRatio:F0} a person looks before it is ranked."));
        }

        switch (againstBase?.Verdict)
        {
            case Verdict.Equal:
                reasons.Add(Because(ReasonCode.NoMeasurableChange, $"The 95 % interval lies within ±{Math.Exp(Rule.Delta) - 1:P1} of base."));
                break;
            case Verdict.Inconclusive:
                reasons.Add(Because(ReasonCode.NoMeasurableChange, $"{againstBase.Rotations} rotations do not decide; no gain is counted."));
                break;
            case Verdict.Slower:
                reasons.Add(Because(ReasonCode.Slowdown, $"A call takes {1 / againstBase.Ratio.Point:F2} times as long as on base."));
                break;
            default:
                break;
        }

        return reasons.ToImmutable();
    }

    private double CpuGrowth(ArmSamples arm) => arm.Median(sample => sample.CpuNanoseconds) / Math.Max(1, reference.Arm.Median(sample => sample.CpuNanoseconds));

    private static Reason Because(ReasonCode code, FormattableString detail) =>
        new(code, Phase.Timing, detail.ToString(CultureInfo.InvariantCulture));
}
