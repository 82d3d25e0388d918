using System.Collections.Immutable;
using Bench.Contracts.Outcomes;
using Bench.Contracts.Runs;
using Bench.Scoring.Sittings;

namespace Bench.Scoring.Runs;

/// <summary>Puts what the samples say into a result. Measuring and grading again both do it here, so that they cannot disagree.</summary>
public static class MeasuredResult
{
    /// <summary>Codes that follow from the samples alone.</summary>
    public static ImmutableHashSet<ReasonCode> FromSamples { get; } =
        [ReasonCode.NoMeasurableChange, ReasonCode.Slowdown, ReasonCode.WorkMigrated, ReasonCode.CpuTimeDisagrees, ReasonCode.ImplausibleSpeedup];

    /// <summary>The result with the numbers of its arm.</summary>
    /// <param name="result">Result of the candidate.</param>
    /// <param name="sitting">What the samples of its sitting say.</param>
    /// <param name="arm">What they say of its arm.</param>
    /// <param name="remarks">Reasons that do not come from the samples.</param>
    /// <exception cref="RunFolderException">The arm shares no rotation with base and expert.</exception>
    public static TaskResult Of(TaskResult result, SittingAnalysis sitting, ArmAnalysis arm, ImmutableArray<Reason> remarks)
    {
        if (arm is not { AgainstBase: { } againstBase, AgainstExpert: { } againstExpert } || sitting.ExpertSpeedup is not { } expertSpeedup)
        {
            throw new RunFolderException($"Arm '{arm.Arm}' of the sitting '{sitting.Sitting}' shares no rotation with base and expert.");
        }

        var outcome = new Outcome.Measured(
            againstBase.Verdict,
            againstExpert.Verdict,
            againstBase.Ratio,
            againstExpert.Ratio,
            expertSpeedup,
            [.. arm.Reasons.Concat(remarks).OrderBy(reason => reason.Code.Class())]);
        return result with
        {
            Outcome = outcome.Kind,
            Reasons = outcome.Reasons,
            ReasonCodes = [.. outcome.Reasons.Select(reason => reason.Code).Distinct()],
            AgainstExpert = outcome.AgainstExpert,
            Speedup = outcome.Speedup,
            Ratio = outcome.Ratio,
            ExpertSpeedup = outcome.ExpertSpeedup,
            Attainment = arm.Attainment,
            Sitting = sitting.Sitting,
            Arm = arm.Arm,
            Rotations = arm.Rotations,
            ChargedNanoseconds = arm.ChargedNanoseconds,
            CpuNanoseconds = arm.CpuNanoseconds,
            PeakKiB = arm.PeakKiB,
        };
    }
}
