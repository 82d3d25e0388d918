using System.Collections.Immutable;
using Bench.Contracts.Documents;
using Bench.Contracts.Outcomes;
using Bench.Contracts.Tasks;

namespace Bench.Contracts.Runs;

/// <summary>Result of one prediction; a line of <c>results.jsonl</c>.</summary>
/// <param name="Task">Task of the prediction.</param>
/// <param name="Model">Who made the prediction (<c>model_name_or_path</c>).</param>
/// <param name="Attempt">Number of the attempt, from 0.</param>
/// <param name="Key">Digest of task, patch, environment, protocol and machine class; the identity that resume and caches use.</param>
/// <param name="Outcome">How the evaluation ended.</param>
/// <param name="AgainstExpert">Candidate against expert; null when not measured.</param>
/// <param name="ReasonCodes">Codes, the deciding one first.</param>
/// <param name="Reasons">The same codes with phase and detail.</param>
/// <param name="Speedup">Base time / candidate time; null when not measured.</param>
/// <param name="Ratio">Expert time / candidate time; null when not measured.</param>
/// <param name="ExpertSpeedup">Base time / expert time; null when not measured.</param>
/// <param name="Attainment">ln(speedup) / ln(expert speedup) clamped to 0…1; 0 for a failure; null for a fault.</param>
/// <param name="Parity">What the guarding tests said; null when they were not reached.</param>
/// <param name="Sandbox">Back end that the submitted code ran in.</param>
/// <param name="SandboxNotEnforced">What that back end could not enforce here.</param>
/// <param name="Sitting">Identity of the sitting in <c>samples.jsonl</c>; null when not measured.</param>
/// <param name="Arm">Name of the candidate's arm in the logs and, when it was measured, in that sitting.</param>
/// <param name="Rotations">Rotations that were kept; 0 when not measured.</param>
/// <param name="ChargedNanoseconds">Growth of start and setup that was added to each call; 0 when none.</param>
/// <param name="CpuNanoseconds">Median CPU time of a candidate's sample; null when not measured.</param>
/// <param name="PeakKiB">Median peak memory of a candidate's sample; null when not measured.</param>
/// <param name="Instructions">Instructions of one call of base and candidate when they were asked for and repeat; null otherwise.</param>
/// <param name="PhaseSeconds">Wall seconds by phase.</param>
public sealed record TaskResult(
    TaskId Task,
    string Model,
    [property: Bounds(0, int.MaxValue)] int Attempt,
    string Key,
    OutcomeKind Outcome,
    ImmutableArray<ReasonCode> ReasonCodes,
    ImmutableArray<Reason> Reasons,
    SandboxKind Sandbox,
    ImmutableArray<string> SandboxNotEnforced,
    Verdict? AgainstExpert = null,
    Estimate? Speedup = null,
    Estimate? Ratio = null,
    Estimate? ExpertSpeedup = null,
    [property: Bounds(0, 1)] double? Attainment = null,
    ParitySummary? Parity = null,
    string? Sitting = null,
    string? Arm = null,
    [property: Bounds(0, int.MaxValue)] int Rotations = 0,
    long ChargedNanoseconds = 0,
    long? CpuNanoseconds = null,
    long? PeakKiB = null,
    InstructionCounts? Instructions = null,
    ImmutableSortedDictionary<Phase, double>? PhaseSeconds = null)
{
    /// <summary>Whether a code of the result asks for a person's look before it is ranked, and nobody has cleared it.</summary>
    public bool AwaitsReview() =>
        ReasonCodes.Any(code => code.Class() is ReasonClass.Integrity or ReasonClass.Flagged) && !ReasonCodes.Contains(ReasonCode.Cleared);
}
