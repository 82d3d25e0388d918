using System.Globalization;
using Bench.Contracts.Runs;
using Bench.Contracts.SelfChecks;
using Bench.Evaluation.Sittings;
using Bench.Scoring.SelfChecks;

namespace Bench.Evaluation.SelfChecks;

/// <summary>How far the timings of a run are trusted, and why.</summary>
/// <param name="NoiseFloor">Noise floor in force, as a natural logarithm.</param>
/// <param name="Grade">What the timings are good for.</param>
/// <param name="SelfCheck">The self-check behind both; null for a machine without one that counts.</param>
public sealed record MachineTrust(double NoiseFloor, RunGrade Grade, SelfCheckNote? SelfCheck)
{
    /// <summary>The trust in a machine of which nothing is known.</summary>
    public static MachineTrust Unchecked { get; } = new(SittingPlan.UncheckedNoiseFloor, RunGrade.Development, SelfCheck: null);

    /// <summary>The trust that a kept self-check gives.</summary>
    public static MachineTrust Of(SelfCheckState state) => state is SelfCheckState.Current(var record) ? Of(record) : Unchecked;

    /// <summary>A line for the user: what holds, and how to mend what does not.</summary>
    /// <param name="state">The kept self-check.</param>
    /// <param name="sandbox">The back end.</param>
    public static string Sentence(SelfCheckState state, SandboxKind sandbox)
    {
        var problem = state switch
        {
            SelfCheckState.Current(var record) => null as string,
            SelfCheckState.Missing => "this machine has no self-check with this sandbox",
            SelfCheckState.Stale(var why) => $"the self-check of this machine is stale: {why}",
            SelfCheckState.Broken(var what) => $"the kept self-check cannot be used ({what})",
            _ => throw new InvalidOperationException($"unknown state {state}"),
        };
        var trust = Of(state);
        var grade = string.Create(CultureInfo.InvariantCulture, $"grade {trust.Grade.ToString().ToLowerInvariant()}, noise floor {Math.Exp(trust.NoiseFloor) - 1:P1}");
        return problem is null
            ? $"{grade}, by the self-check of {trust.SelfCheck!.StartedAt}"
            : $"{grade}: {problem}. Mend it with: bench selfcheck --sandbox {sandbox.ToString().ToLowerInvariant()}";
    }

    private static MachineTrust Of(SelfCheckRecord record) => new(
        SelfCheckAnalysis.FloorInForce(record.Findings.NoiseFloor),
        record.Grade,
        new SelfCheckNote(
            record.StartedAt,
            record.MachineClass,
            record.Findings.NoiseFloor,
            record.Findings.Comparisons,
            record.Findings.Rotations.FalseVerdicts.Count,
            record.Findings.Rotations.Misses!.Count));
}
