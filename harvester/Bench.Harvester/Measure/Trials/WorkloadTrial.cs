using System.Collections.Immutable;
using System.Globalization;
using System.Numerics;
using System.Security.Cryptography;
using System.Text;
using Bench.Contracts.Runs;
using Bench.Contracts.Tasks;
using Bench.Evaluation.Answers;
using Bench.Evaluation.Environments;
using Bench.Evaluation.Replays;
using Bench.Evaluation.Sittings;
using Bench.Evaluation.Workloads;
using Bench.Harvester.Funnel;
using Bench.Sandbox;

namespace Bench.Harvester.Measure.Trials;

/// <summary>
/// Looks at a workload before it is measured: it answers, alike for one seed and differently for another, base and expert agree, its call is
/// long enough to be timed and not drowned by its setup, and it executes what was changed.
/// </summary>
/// <param name="arms">Base and expert, built, with the workload in their task.</param>
/// <param name="options">The bounds.</param>
/// <param name="weakAllowed">Whether answers may be the same for different seeds.</param>
/// <param name="cpus">Processors that the caller owns.</param>
internal sealed class WorkloadTrial(ReplayArms arms, MeasureOptions options, bool weakAllowed, PhaseCpus cpus)
{
    /// <summary>A first call that takes this much longer than a second one is a cold one.</summary>
    private const double Cold = 1.5;

    private const int ScalingRounds = 3;

    /// <summary>Setups shorter than this do not count as heavy.</summary>
    private static readonly TimeSpan LightSetup = TimeSpan.FromSeconds(2);

    private readonly SecretSeed _seed = new(Convert.ToHexStringLower(SHA256.HashData(
        Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"trial {options.Seed} {arms.Task.Id}")))));

    /// <summary>Looks.</summary>
    /// <param name="interesting">Lines that it should execute, by path.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="SandboxFaultException">The sandbox failed.</exception>
    public async Task<TrialResult> RunAsync(ImmutableSortedDictionary<string, ImmutableSortedSet<int>> interesting, CancellationToken cancellationToken)
    {
        await using var baseCell = await arms.OpenAsync(ArmKind.Base, cpus, cancellationToken);
        await using var expertCell = await arms.OpenAsync(ArmKind.Expert, cpus, cancellationToken);
        var (scaled, first, refused) = await ScaleAsync(baseCell, cancellationToken);
        if (refused is not null)
        {
            return refused;
        }

        var sample = new TrialSample(scaled.Task, _seed);
        var (again, other) = (await sample.RunAsync(baseCell, 0, cancellationToken), await sample.RunAsync(baseCell, 1, cancellationToken));
        var expert = await sample.RunAsync(expertCell, 0, cancellationToken);
        if ((again.Refused ?? other.Refused ?? expert.Refused) is { } broken)
        {
            return broken;
        }

        if (Oracle(sample.Comparison, first!, again.Answered!, other.Answered!) is { } weak)
        {
            return weak;
        }

        if (AnswerComparer.Compare(first!.Answer, expert.Answered!.Answer, sample.Comparison) is AnswerAgreement.Different where)
        {
            return new TrialResult.Refused(MeasureReasons.AnswersDiffer, $"base and expert answer differently to the same seed: {where}");
        }

        var baseCall = Math.Min(first.Call, again.Answered!.Call);
        var passed = new TrialResult.Passed(
            scaled.Task.Spec.Workload, (double)baseCall / Math.Max(1, expert.Answered.Call), [Times(first, baseCall, expert.Answered.Call)], []);
        return await ReachAsync(passed, scaled, expertCell, interesting, cancellationToken);
    }

    /// <summary>A sample of base, with as many calls as make it long enough.</summary>
    private async Task<(ReplayArms Scaled, SampleReading.Answered? First, TrialResult.Refused? Refused)> ScaleAsync(ISandboxCell cell, CancellationToken cancellationToken)
    {
        var (first, refused) = await new TrialSample(arms.Task, _seed).RunAsync(cell, 0, cancellationToken);
        var scaled = arms;
        // A first sample is often a slow one: what it asks for may be too little, once or twice.
        for (var round = 0; round < ScalingRounds && first is not null && Call(first) < options.Shortest; round++)
        {
            var workload = scaled.Task.Spec.Workload;
            // A power of two, so that the same workload mostly gets the same number on another day.
            var wanted = Math.Ceiling(workload.CallsPerSample * (options.Comfortable / Call(first)));
            var calls = (int)Math.Min(options.MostCalls, BitOperations.RoundUpToPowerOf2((uint)Math.Clamp(wanted, 1, options.MostCalls)));
            scaled = workload.Runner == WorkloadRunner.SelfTimed ? arms : arms.With(workload with { CallsPerSample = calls });
            (first, refused) = await new TrialSample(scaled.Task, _seed).RunAsync(cell, 0, cancellationToken);
        }

        return (scaled, first, refused ?? Length(first!, scaled.Task.Spec.Workload.CallsPerSample));
    }

    private TrialResult.Refused? Length(SampleReading.Answered first, int calls)
    {
        var (call, before) = (Call(first), TimeSpan.FromMicroseconds((first.Start + first.Setup) / 1e3));
        return call < options.Shortest
                ? new TrialResult.Refused(MeasureReasons.TooShort, Invariant($"a sample of base takes {call.TotalMilliseconds:F2} ms with {calls} calls; it takes {options.Shortest.TotalMilliseconds:F0} ms to time one"))
            : call > options.Longest
                ? new TrialResult.Refused(MeasureReasons.TooLong, Invariant($"a sample of base takes {call.TotalSeconds:F1} s; {options.Longest.TotalSeconds:F0} s are allowed"))
            : before > LightSetup && before > call * options.MostSetup
                ? new TrialResult.Refused(MeasureReasons.SetupHeavy, Invariant($"start and setup take {before.TotalSeconds:F1} s, the call {call.TotalSeconds:F2} s"))
            : null;
    }

    private TrialResult.Refused? Oracle(AnswerComparison comparison, SampleReading.Answered first, SampleReading.Answered again, SampleReading.Answered other)
    {
        if (AnswerComparer.Compare(first.Answer, again.Answer, comparison) is AnswerAgreement.Different where)
        {
            return new TrialResult.Refused(MeasureReasons.NotDeterministic, $"two runs of base answer differently to the same seed: {where}");
        }

        return !weakAllowed && AnswerComparer.Compare(first.Answer, other.Answer, comparison) is AnswerAgreement.Same
            ? new TrialResult.Refused(MeasureReasons.OracleWeak, "two seeds give the same answer, so a wrong result could not be told from a right one")
            : null;
    }

    private async Task<TrialResult> ReachAsync(
        TrialResult.Passed passed, ReplayArms scaled, ISandboxCell expertCell, ImmutableSortedDictionary<string, ImmutableSortedSet<int>> interesting, CancellationToken cancellationToken)
    {
        if (scaled.Task.Spec.Workload.Runner != WorkloadRunner.Python || interesting.IsEmpty)
        {
            return passed with { Warnings = ["which lines the workload executes was not traced"] };
        }

        var (report, log) = await new PythonLook(scaled.Task).RunAsync(expertCell, interesting, new TrialSample(scaled.Task, _seed).Seeds(0)[0], cancellationToken);
        if (report is null)
        {
            return new TrialResult.Refused(MeasureReasons.WorkloadFailed, "the workload broke while it was traced", log);
        }

        if (report.Lines.IsEmpty)
        {
            return new TrialResult.Refused(MeasureReasons.NotReached, $"the workload executes none of {interesting.Sum(file => file.Value.Count)} changed lines in {string.Join(", ", interesting.Keys.Take(3))}");
        }

        var reached = report.Lines.Select(file => new Evidence("workload.reach", Invariant($"{file.Key}: {file.Value.Length} of {interesting[file.Key].Count} lines of interest")));
        var calls = new Evidence(
            "time.cold",
            Invariant($"first call {report.First:F4} s, second {report.Second:F4} s, in one process and by its own clock{(report.First > Cold * report.Second ? ": what is timed is a cold call" : "")}"));
        return passed with { Evidence = [.. passed.Evidence, .. reached, calls] };
    }

    private static Evidence Times(SampleReading.Answered first, long baseCall, long expertCall) => new(
        "time.sample", Invariant($"base {baseCall / 1e6:F1} ms, expert {expertCall / 1e6:F1} ms, one sample each; start {first.Start / 1e6:F1} ms, setup {first.Setup / 1e6:F1} ms"));

    private static TimeSpan Call(SampleReading.Answered sample) => TimeSpan.FromMicroseconds(sample.Call / 1e3);

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);
}
