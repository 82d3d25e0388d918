using System.Collections.Immutable;
using Bench.Contracts.Machines;
using Bench.Contracts.Runs;
using Bench.Evaluation.SelfChecks;
using Bench.Evaluation.Shell;
using Bench.Sandbox.Checkups;

namespace Bench.Harness.Reporting;

/// <summary>What <c>bench doctor --json</c> prints.</summary>
/// <param name="Fit">Whether no item fails.</param>
/// <param name="MachineClass">Digest of what makes two machines comparable.</param>
/// <param name="Items">The items.</param>
/// <param name="Machine">The machine's fingerprint.</param>
internal sealed record DoctorReport(bool Fit, string MachineClass, ImmutableArray<CheckupItem> Items, Fingerprint Machine)
{
    /// <summary>Judges a machine's facts, and what is known of it by its self-check.</summary>
    /// <param name="facts">The facts.</param>
    /// <param name="selfChecks">Where self-checks are kept.</param>
    /// <param name="now">The time.</param>
    public static DoctorReport Of(MachineFacts facts, SelfCheckStore selfChecks, DateTimeOffset now)
    {
        ImmutableArray<CheckupItem> items = [.. Checkup.Of(facts), SelfCheck(facts, selfChecks, now)];
        return new DoctorReport(items.All(item => item.State != CheckupState.Fail), Sandbox.Machines.MachineClass.Of(facts.Machine), items, facts.Machine);
    }

    /// <summary>The self-check with the sandbox that an evaluation takes when none is asked for: the strongest that works.</summary>
    private static CheckupItem SelfCheck(MachineFacts facts, SelfCheckStore selfChecks, DateTimeOffset now)
    {
        const string Name = "self-check";
        const string Why = "It gives the noise floor, below which no effect is told from noise, and says whether scores count; without one the floor is 10 %.";
        var sandbox = facts.Engine.Problem is null ? SandboxKind.Docker : facts.BubblewrapProblem is null ? SandboxKind.Bubblewrap : SandboxKind.Process;
        var word = OutcomeWords.Word(sandbox);
        var mend = $"bench selfcheck --sandbox {word}";
        return selfChecks.Find(facts.Machine, sandbox, now) switch
        {
            SelfCheckState.Current(var record) => CheckupItem.Pass(Name, $"of {record.StartedAt} with {word}, grade {OutcomeWords.Word(record.Grade)}", Why),
            SelfCheckState.Missing => CheckupItem.Warn(Name, $"none with {word}", Why, mend),
            SelfCheckState.Stale(var why) => CheckupItem.Warn(Name, $"stale with {word}: {PlainText.Of(why)}", Why, mend),
            SelfCheckState.Broken(var problem) => CheckupItem.Warn(Name, $"cannot be used: {PlainText.Of(problem)}", Why, mend),
            var other => throw new InvalidOperationException($"unknown state {other}"),
        };
    }
}
