using System.Collections.Concurrent;
using System.Collections.Immutable;
using Bench.Contracts.Outcomes;
using Bench.Contracts.Runs;
using Bench.Evaluation.Arms;
using Bench.Evaluation.Journals;
using Bench.Evaluation.Patches;
using Bench.Evaluation.Sittings;
using Bench.Evaluation.Sources;
using Bench.Evaluation.Trees;
using Bench.Sandbox;
using Bench.Sandbox.Folders;
using Bench.Scoring.Decisions;
using Bench.Scoring.Sittings;

namespace Bench.Evaluation.Evaluations;

/// <summary>Evaluates the predictions of one task: makes the arms, checks parity, and measures the candidates that are left in shared sittings.</summary>
/// <param name="context">What all tasks share.</param>
/// <param name="bench">The task's bench.</param>
/// <param name="expert">The expert's change.</param>
/// <param name="policy">What a patch may touch.</param>
public sealed class TaskEvaluation(EvaluationContext context, TaskBench bench, Patch expert, PatchPolicy policy)
{
    /// <summary>Candidates that share one sitting; more are measured in further ones.</summary>
    public const int MostCandidatesInASitting = 8;

    /// <summary>Evaluates the candidates and writes their results to the journal.</summary>
    /// <exception cref="SandboxFaultException">The sandbox failed.</exception>
    /// <exception cref="SourceException">Base or expert cannot be made or tested here.</exception>
    public async Task RunAsync(ImmutableArray<CandidateState> candidates, CancellationToken cancellationToken)
    {
        context.Observer.Entered(bench.Task.Id, Phase.Apply);
        context.Observer.Step(bench.Task.Id, "building base and expert");
        var ownTrees = await Task.WhenAll(MakeOwnArmAsync("base", patch: null, cancellationToken), MakeOwnArmAsync("expert", expert, cancellationToken));
        var (baseTree, expertTree) = (ownTrees[0], ownTrees[1]);
        var controlTree = Path.Combine(bench.Folder, "arms", "control", "repo");
        TreeRemoval.Remove(Path.GetDirectoryName(controlTree)!);
        Directory.CreateDirectory(Path.GetDirectoryName(controlTree)!);
        TreeCopy.Copy(baseTree, controlTree);
        var ready = await MakeAsync(candidates, new CandidateMaker(context, bench, policy, new ParityCheck(context, bench, baseTree)), cancellationToken);
        var own = new OwnTrees(baseTree, controlTree, expertTree);
        foreach (var sharing in ready.Chunk(MostCandidatesInASitting))
        {
            await MeasureAsync(own, [.. sharing], cancellationToken);
        }
    }

    /// <summary>Builds and tests the candidates, several at a time: nothing is measured meanwhile. Those that end here are journalled at once.</summary>
    private async Task<ImmutableArray<CandidateState>> MakeAsync(
        ImmutableArray<CandidateState> candidates, CandidateMaker maker, CancellationToken cancellationToken)
    {
        var ready = new ConcurrentBag<CandidateState>();
        var several = new ParallelOptions { CancellationToken = cancellationToken, MaxDegreeOfParallelism = Math.Max(1, bench.Cells.Cpus.Shared.Length) };
        await Parallel.ForEachAsync(candidates, several, async (candidate, token) =>
        {
            var made = await maker.MakeAsync(candidate, token);
            if (made.Ended is { } outcome)
            {
                Finish(sitting: null, [ResultOf.Ended(made, outcome, context.Level)]);
            }
            else
            {
                ready.Add(made);
            }
        });
        return [.. ready.OrderBy(candidate => candidate.Prediction.Place)];
    }

    private async Task<string> MakeOwnArmAsync(string name, Patch? patch, CancellationToken cancellationToken) =>
        await bench.MakeArmAsync(name, patch, cancellationToken) switch
        {
            ArmTree.Built(var tree) => tree,
            ArmTree.Rejected(var reason) => throw new SourceException(
                $"{bench.Task.Id}: {name} cannot be built: {reason.Detail}. See logs/{bench.Task.Id}/{name}/build.log in the run's folder."),
            var other => throw new InvalidOperationException($"unknown arm {other}"),
        };

    /// <summary>One sitting; one that is void or a fault is repeated once.</summary>
    private async Task MeasureAsync(OwnTrees own, ImmutableArray<CandidateState> candidates, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            var began = context.Clock.GetTimestamp();
            var seed = SecretSeed.Draw();
            var record = await SitAsync(own, candidates, seed, cancellationToken);
            var spent = context.Clock.GetElapsedTime(began);
            if (record is SittingRecord.Faulted(var reason, var log))
            {
                context.Observer.Step(bench.Task.Id, $"fault: {reason.Detail}");
                if (attempt == 1)
                {
                    continue;
                }

                bench.Logs.Write("sitting", "fault", log);
                Finish(sitting: null, candidates.Select(candidate => Faulted(candidate, reason)));
                return;
            }

            var finished = (SittingRecord.Finished)record;
            var standing = finished.Samples.Where(sample => !finished.Dropped.ContainsKey(sample.Arm)).ToList();
            var analysis = SittingAnalysis.Of(standing, context.Plan.NoiseFloor);
            var problem = Problem(finished.Conditions, analysis);
            if (problem is not null && attempt == 1)
            {
                context.Observer.Step(bench.Task.Id, $"{problem}: measuring once more");
                continue;
            }

            var results = candidates.Select(candidate => candidate.Spent(Phase.Timing, spent)).Select(candidate => Judge(candidate, finished, analysis, problem)).ToList();
            Finish(new SittingEntry(finished.Id, bench.Task.Id, seed.Hex, finished.Conditions, finished.Samples), results);
            return;
        }
    }

    /// <summary>Why the sitting is void; null when it stands. What is only worth saying on this machine is said.</summary>
    private string? Problem(SittingConditions conditions, SittingAnalysis analysis)
    {
        if (analysis.Control == ControlVerdict.Void)
        {
            return "the control arm, a second copy of base, differs from base";
        }

        var unsteady = HostRule.Problem(conditions);
        if (unsteady is not null && !context.Plan.MustBeSteady)
        {
            context.Observer.Step(bench.Task.Id, $"{unsteady} where timings count as scores");
            return null;
        }

        return unsteady;
    }

    private TaskResult Judge(CandidateState candidate, SittingRecord.Finished sitting, SittingAnalysis analysis, string? problem)
    {
        if (sitting.Dropped.TryGetValue(candidate.Arm, out var reason))
        {
            bench.Logs.Write(candidate.Arm, "sample", sitting.Logs.GetValueOrDefault(candidate.Arm, ""));
            if (problem is not null && reason.Code == ReasonCode.RunTimeout)
            {
                // An honest candidate may miss its deadline where the machine was slow; nothing else is explained by that.
                return Unstable(candidate, sitting.Id, problem);
            }

            return ResultOf.Ended(candidate, new Outcome.Failed([reason, .. candidate.Remarks]), context.Level) with { Sitting = sitting.Id, Arm = candidate.Arm };
        }

        return problem is not null
            ? Unstable(candidate, sitting.Id, problem)
            : ResultOf.Measured(candidate, analysis, sitting.Remarks.GetValueOrDefault(candidate.Arm, []), context.Level) with
            {
                Instructions = sitting.Instructions.GetValueOrDefault(candidate.Arm),
            };
    }

    private TaskResult Unstable(CandidateState candidate, string sitting, string problem) =>
        Faulted(candidate, new Reason(ReasonCode.HostUnstable, Phase.Timing, $"in two sittings: {problem}; this machine is too noisy now")) with { Sitting = sitting };

    private TaskResult Faulted(CandidateState candidate, Reason reason) =>
        ResultOf.Ended(candidate, new Outcome.Faulted([reason]), context.Level);

    private async Task<SittingRecord> SitAsync(OwnTrees own, ImmutableArray<CandidateState> candidates, SecretSeed seed, CancellationToken cancellationToken)
    {
        var arms = new List<SittingArm>();
        try
        {
            arms.Add(await OpenAsync("base", ArmKind.Base, own.Base, cancellationToken));
            arms.Add(await OpenAsync("control", ArmKind.Control, own.Control, cancellationToken));
            arms.Add(await OpenAsync("expert", ArmKind.Expert, own.Expert, cancellationToken));
            foreach (var candidate in candidates)
            {
                arms.Add(await OpenAsync(candidate.Arm, ArmKind.Candidate, candidate.Tree!, cancellationToken));
            }

            context.Observer.Entered(bench.Task.Id, Phase.Timing);
            context.Observer.Step(bench.Task.Id, $"measuring {arms.Count} arms");
            var id = Guid.NewGuid().ToString("N")[..12];
            var sitting = new Sitting(bench.Task, id, arms, seed, context.Plan, context.Clock) { MeasuringCpus = bench.Cells.Cpus.Measuring };
            return await sitting.RunAsync(new Relay(progress => context.Observer.Rotated(bench.Task.Id, progress)), cancellationToken);
        }
        finally
        {
            await SittingArms.CloseAsync(arms);
        }
    }

    private async Task<SittingArm> OpenAsync(string name, ArmKind kind, string tree, CancellationToken cancellationToken) =>
        new(name, kind, await context.Sandbox.OpenAsync(bench.Cells.Samples(tree), cancellationToken));

    private void Finish(SittingEntry? sitting, IEnumerable<TaskResult> results)
    {
        var all = results.ToList();
        context.Journal.Finish(sitting, all);
        foreach (var result in all)
        {
            context.Observer.Finished(result);
        }
    }

    private sealed record OwnTrees(string Base, string Control, string Expert);

    /// <summary>Reports in place; the framework's own Progress type would hop to another thread and lose the order.</summary>
    private sealed class Relay(Action<SittingProgress> report) : IProgress<SittingProgress>
    {
        public void Report(SittingProgress value) => report(value);
    }
}
