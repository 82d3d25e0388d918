using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using Bench.Contracts.Documents;
using Bench.Contracts.SelfChecks;
using Bench.Evaluation;
using Bench.Evaluation.Environments;
using Bench.Evaluation.Evaluations;
using Bench.Evaluation.SelfChecks;
using Bench.Evaluation.Shell;
using Bench.Evaluation.Workplaces;
using Bench.Sandbox;
using Bench.Sandbox.Agents;
using Bench.Sandbox.Machines;
using Bench.Scoring.SelfChecks;

namespace Bench.Harness.SelfChecking;

/// <summary>One self-check: sittings of known truth on every place where an evaluation would measure, until there are enough comparisons.</summary>
/// <param name="request">What the user asked for.</param>
/// <param name="lines">Where progress goes.</param>
/// <param name="clock">Clock of the machine.</param>
internal sealed class SelfCheckSession(SelfCheckRequest request, IProgress<string> lines, TimeProvider clock)
{
    private const int MostTries = 2;
    private const int LongestWhy = 500;

    private readonly DateTimeOffset _startedAt = clock.GetUtcNow();
    private readonly long _began = clock.GetTimestamp();
    private readonly List<SelfCheckSitting> _done = [];

    private int Sittings => (request.Comparisons + SelfCheckDesign.Identical.Length - 1) / SelfCheckDesign.Identical.Length;

    /// <summary>Runs it.</summary>
    /// <returns>The result, and its samples as they are written.</returns>
    public async Task<(SelfCheckRecord Record, byte[] Samples)> RunAsync(CancellationToken cancellationToken)
    {
        var folders = BenchFolders.OfUser();
        await using var workplace = await Workplace.OpenAsync(request.Sandbox, folders, clock, cancellationToken);
        using var scratch = RunScratch.Open(BenchFolders.Scratch);
        lines.Report(workplace.Why);
        var plan = HarnessCores.Keep(CorePlan.For(MachineProbe.ReadTopology(), coresPerTask: 1));
        foreach (var note in plan.Notes)
        {
            lines.Report(note);
        }

        var environments = new EnvironmentStore(folders, workplace.Sandbox, workplace.Images, workplace.Tools.HostPath);
        var bench = new SelfCheckBench(workplace.Sandbox, environments, workplace.Tools.HostPath, scratch, clock);
        var layout = InstallLayout.Find();
        var shared = new PhaseCpus(plan.Slots[0].Measure, plan.Rest);
        var (workloads, leftOut) = await PrepareAsync(bench, layout, shared, cancellationToken);
        Func<int, CancellationToken, Task<NoisyNeighbour>>? startNeighbour = null;
        if (request.Neighbour)
        {
            var task = CheckWorkload.Neighbour(layout);
            var environment = await bench.PrepareAsync(task, shared, lines, cancellationToken);
            startNeighbour = (seed, token) => NoisyNeighbour.StartAsync(task, environment, bench, shared, seed, token);
            lines.Report(string.Create(CultureInfo.InvariantCulture, $"a noisy neighbour runs on the processors {string.Join(',', plan.Rest)} during each sitting"));
        }

        // Two neighbours would be another condition than one.
        var sideBySide = request.Neighbour ? 1 : plan.Slots.Length;
        lines.Report(string.Create(
            CultureInfo.InvariantCulture,
            $"{Sittings} sittings of {SelfCheckDesign.Arms.Length} arms and {request.Rotations} rotations, {sideBySide} side by side, on {workloads.Count} workloads"));
        var side = new ParallelOptions { CancellationToken = cancellationToken, MaxDegreeOfParallelism = sideBySide };
        await Parallel.ForEachAsync(Enumerable.Range(0, Sittings), side, async (number, token) =>
        {
            var (workload, environment) = workloads[number % workloads.Count];
            using var lease = await CoreLease.AcquireAsync(plan.Slots, CoreLease.DefaultFolder(), clock, () => lines.Report("waiting for a core that no other measurement owns"), token);
            await using var neighbour = startNeighbour is null ? null : await startNeighbour(number, token);
            var sitting = await SitAsync(bench, workload, environment, shared with { Measuring = lease.Slot.Measure }, token);
            await (neighbour?.DemandAsync() ?? Task.CompletedTask);
            Note(sitting);
        });
        return Result(workplace, sideBySide, leftOut);
    }

    private async Task<(List<(CheckWorkload Workload, PreparedEnvironment Environment)> Ready, ImmutableArray<string> LeftOut)> PrepareAsync(
        SelfCheckBench bench, InstallLayout layout, PhaseCpus cpus, CancellationToken cancellationToken)
    {
        var ready = new List<(CheckWorkload, PreparedEnvironment)>();
        var leftOut = ImmutableArray.CreateBuilder<string>();
        foreach (var workload in CheckWorkload.All(layout))
        {
            try
            {
                ready.Add((workload, await bench.PrepareAsync(workload.Task, cpus, lines, cancellationToken)));
            }
            catch (Exception fault) when (fault is EnvironmentException or SandboxFaultException)
            {
                var why = PlainText.Of(fault.Message);
                leftOut.Add($"{workload.Task.Id}: {(why.Length <= LongestWhy ? why : why[..LongestWhy] + "…")}");
                lines.Report($"left out: {leftOut[^1]}");
            }
        }

        return ready.Count > 0 ? (ready, leftOut.ToImmutable()) : throw new SandboxFaultException("No workload of the self-check can be run in this sandbox.");
    }

    /// <summary>A sitting that a fault of the machine ends is tried once more; what it measured does not count.</summary>
    private async Task<SelfCheckSitting> SitAsync(
        SelfCheckBench bench, CheckWorkload workload, PreparedEnvironment environment, PhaseCpus cpus, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await bench.SitAsync(workload, environment, cpus, request.Rotations, cancellationToken);
            }
            catch (SandboxFaultException fault) when (attempt < MostTries && !cancellationToken.IsCancellationRequested)
            {
                lines.Report($"fault, trying again: {fault.Message}");
            }
        }
    }

    private void Note(SelfCheckSitting sitting)
    {
        lock (_done)
        {
            _done.Add(sitting);
            var left = clock.GetElapsedTime(_began) / _done.Count * (Sittings - _done.Count);
            var time = left.TotalMinutes >= 2 ? $"{left.TotalMinutes:F0} min" : $"{left.TotalSeconds:F0} s";
            lines.Report(string.Create(
                CultureInfo.InvariantCulture,
                $"[{_done.Count * SelfCheckDesign.Identical.Length}/{Sittings * SelfCheckDesign.Identical.Length}] {sitting.Samples[0].Task}: sitting {_done.Count} of {Sittings} done, about {time} left"));
        }
    }

    private (SelfCheckRecord Record, byte[] Samples) Result(Workplace workplace, int sideBySide, ImmutableArray<string> leftOut)
    {
        var samples = _done.SelectMany(sitting => sitting.Samples).ToList();
        var findings = SelfCheckAnalysis.Of(samples);
        var shortfalls = SelfCheckBars.Shortfalls(findings, workplace.Fingerprint.PhysicalCores, request.Neighbour);
        var text = SelfCheckFiles.Lines(samples);
        var record = new SelfCheckRecord(
            SelfCheckRecord.SchemaName,
            typeof(SelfCheckSession).Assembly.GetName().Version!.ToString(3),
            ResultKey.ProtocolVersion,
            UtcMoment.Text(_startedAt),
            Math.Round(clock.GetElapsedTime(_began).TotalSeconds, 1),
            workplace.Sandbox.Level,
            workplace.Fingerprint,
            MachineClass.Of(workplace.Fingerprint),
            request.Neighbour,
            sideBySide,
            request.Rotations,
            _done.Count,
            leftOut,
            _done.ToImmutableSortedDictionary(sitting => sitting.Id, sitting => sitting.Seed, StringComparer.Ordinal),
            Convert.ToHexStringLower(SHA256.HashData(text)),
            findings,
            SelfCheckBars.Grade(shortfalls),
            shortfalls);
        return (record, text);
    }
}
