using System.Collections.Immutable;
using Bench.Contracts.Runs;
using Bench.Contracts.Tasks;
using Bench.Scoring.Decisions;

namespace Bench.Scoring.Sittings;

/// <summary>
/// Everything that the samples of one sitting say. The one place where times become numbers of a result: measuring and grading again
/// call the same function and get the same numbers.
/// </summary>
/// <param name="Task">Task that was measured.</param>
/// <param name="Sitting">Identity of the sitting.</param>
/// <param name="NoiseFloor">Noise floor in force, as a natural logarithm.</param>
/// <param name="Delta">Smallest effect that counted, as a natural logarithm.</param>
/// <param name="Rotations">Rotations of the base arm that were kept.</param>
/// <param name="Control">What the control arm says.</param>
/// <param name="Arms">Every arm but base, by part (control, expert, candidates), then by name.</param>
public sealed record SittingAnalysis(
    TaskId Task, string Sitting, double NoiseFloor, double Delta, int Rotations, ControlVerdict Control, ImmutableArray<ArmAnalysis> Arms)
{
    /// <summary>The candidates, by name.</summary>
    public ImmutableArray<ArmAnalysis> Candidates => [.. Arms.Where(arm => arm.Kind == ArmKind.Candidate)];

    /// <summary>The expert; null when the sitting had none.</summary>
    public ArmAnalysis? Expert => Arms.SingleOrDefault(arm => arm.Kind == ArmKind.Expert);

    /// <summary>Base time / expert time with its 95 % interval; null when not measured.</summary>
    public Estimate? ExpertSpeedup => Expert?.AgainstBase?.Ratio;

    /// <summary>Whether the expert is <c>faster</c> than base here, without which no candidate has an attainment.</summary>
    public bool IsMeasurable => Expert?.AgainstBase?.Verdict == Verdict.Faster;

    /// <summary>The analysis of an arm by its name; null when there is none of that name.</summary>
    public ArmAnalysis? Arm(string name) => Arms.SingleOrDefault(arm => arm.Arm == name);

    /// <summary>Analyses a sitting.</summary>
    /// <param name="samples">All samples of one sitting, warm-up included, in any order; a base arm among them.</param>
    /// <param name="noiseFloor">Smallest effect that the machine is trusted to see, as a natural logarithm; finite, 0 or more.</param>
    /// <exception cref="SampleRefusedException">A time is not positive, or a sample contradicts another.</exception>
    /// <exception cref="ArgumentException">There is no base arm, or more than one control or expert.</exception>
    public static SittingAnalysis Of(IReadOnlyCollection<Sample> samples, double noiseFloor)
    {
        var sitting = SittingSamples.Of(samples);
        var analyst = new ArmAnalyst(sitting, new DecisionRule(noiseFloor));
        ImmutableArray<ArmAnalysis> arms = [.. sitting.Arms.Where(arm => arm.Kind != ArmKind.Base).Select(analyst.Analyse)];
        var control = arms.FirstOrDefault(arm => arm.Kind == ArmKind.Control)?.AgainstBase;
        return new SittingAnalysis(
            sitting.Task,
            sitting.Sitting,
            noiseFloor,
            analyst.Rule.Delta,
            sitting.Base.ByRotation.Count,
            control is null ? ControlVerdict.Absent : ControlRule.Voids(control, noiseFloor) ? ControlVerdict.Void : ControlVerdict.Sound,
            arms);
    }
}
