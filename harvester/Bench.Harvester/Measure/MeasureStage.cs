using System.Collections.Immutable;
using System.Globalization;
using Bench.Evaluation.Replays;
using Bench.Evaluation.Sittings;
using Bench.Harvester.Funnel;
using Bench.Harvester.Measure.Sources;

namespace Bench.Harvester.Measure;

/// <summary>Finds a workload that shows the expert's speedup, and measures it in sitting after sitting.</summary>
/// <param name="place">What it works with.</param>
/// <param name="options">What it is asked for.</param>
public sealed class MeasureStage(MeasurePlace place, MeasureOptions options) : IStage
{
    /// <inheritdoc/>
    public Stage Stage => Stage.Measure;

    /// <inheritdoc/>
    public async Task<StageResult> JudgeAsync(Candidate candidate, IProgress<string> progress, CancellationToken cancellationToken)
    {
        var draft = candidate.Draft ?? throw new ArgumentException("A candidate has a draft since Build.", nameof(candidate));
        WorkloadFiles.RemoveFrom(candidate.Folder);
        if (await ChangedCode.ReadAsync(candidate, place.Git, cancellationToken) is not { } change)
        {
            return Rejected(MeasureReasons.NoExpertPatch, "nothing is left of the change without tests and other protected paths", []);
        }

        var tree = (await place.Git.ReadTreeAsync(candidate.PullRequest.Merge, cancellationToken)).Where(entry => entry.Mode.StartsWith("100", StringComparison.Ordinal))
            .ToImmutableSortedDictionary(entry => entry.Path, entry => entry.ObjectId, StringComparer.Ordinal);
        var question = new WorkloadQuestion(candidate, draft, change, place.Git, place.Repository.Folder, tree);
        var refusals = new List<WorkloadRefusal>();
        foreach (var source in WorkloadSources.Of(options))
        {
            if (await TryAsync(source, question, refusals, progress, cancellationToken) is { } accepted)
            {
                return accepted;
            }
        }

        var best = refusals.OrderByDescending(refusal => MeasureReasons.Distance(refusal.Code)).FirstOrDefault();
        return best is null
            ? Rejected(MeasureReasons.NoWorkload, "no source offered a workload: no benchmark of the repository speaks of the change, and none was handed in", [])
            : Rejected(best.Code, $"{best.Proposal.Name}: {best.Detail}", refusals);
    }

    /// <summary>What a source offers, round by round; accepted when one of it shows the speedup.</summary>
    private async Task<StageResult?> TryAsync(
        IWorkloadSource source, WorkloadQuestion question, List<WorkloadRefusal> refusals, IProgress<string> progress, CancellationToken cancellationToken)
    {
        var own = ImmutableArray<WorkloadRefusal>.Empty;
        while (await source.ProposeAsync(question, own, cancellationToken) is { IsEmpty: false } proposals)
        {
            var round = new WorkloadRound(place, options, question);
            using var best = await round.BestAsync(proposals, progress, cancellationToken);
            if (best is not null && await MeasureAsync(best, round, progress, cancellationToken) is { } verdict)
            {
                if (verdict.Outcome == ReplayOutcome.Holds)
                {
                    return Accepted(question, best, verdict, refusals);
                }

                round.Refused.Add(new WorkloadRefusal(best.Proposal, MeasureReasons.Of(verdict.Outcome), verdict.Detail, verdict.Log));
            }

            own = own.AddRange(round.Refused);
            refusals.AddRange(round.Refused);
        }

        return null;
    }

    private async Task<ReplayVerdict> MeasureAsync(TriedWorkload best, WorkloadRound round, IProgress<string> progress, CancellationToken cancellationToken)
    {
        progress.Report($"measuring: {best.Proposal.Name}");
        var (lease, cpus) = await round.LeaseAsync(best.Arms.Task, progress, cancellationToken);
        using (lease)
        {
            var arms = best.Arms.With(best.Passed.Workload);
            var series = new ReplaySeries(options.Bar, options.Plan.MustBeSteady, token => arms.SitAsync(options.Plan, cpus, UnwatchedSitting.Instance, token));
            return await series.RunAsync(progress, cancellationToken);
        }
    }

    private StageResult Accepted(WorkloadQuestion question, TriedWorkload best, ReplayVerdict verdict, List<WorkloadRefusal> refusals)
    {
        WorkloadFiles.Write(best.Proposal, question.Candidate.Folder);
        ImmutableArray<string> earlier = question.Draft.Warnings.IsDefault ? [] : question.Draft.Warnings;
        var draft = question.Draft with
        {
            Workload = best.Passed.Workload,
            Build = best.Proposal.BuildOn(question.Draft.Build),
            Replays = verdict.Records(place.Replays.MachineClass, place.Replays.Clock.GetUtcNow()),
            Warnings = [.. earlier, .. best.Proposal.Warnings, .. best.Passed.Warnings],
        };
        ImmutableArray<Evidence> evidence =
        [
            new("workload.source", OriginName(best.Proposal.Origin)),
            new("workload.name", best.Proposal.Name),
            .. best.Passed.Evidence,
            .. verdict.Sittings.Select((sitting, index) => Sitting(sitting, index + 1)),
            .. refusals.Select(refusal => new Evidence("workload.refused", $"{refusal.Proposal.Name}: {refusal.Code}")),
            .. refusals.Select(refusal => Refusal("time.refused", refusal)),
        ];
        return new StageResult(new StageVerdict(Stage.Measure, Accepted: true, MeasureReasons.Accepted, verdict.Detail, evidence), draft);
    }

    private static StageResult Rejected(string code, string detail, IEnumerable<WorkloadRefusal> refusals) =>
        new(new StageVerdict(Stage.Measure, Accepted: false, code, detail, [.. refusals.Select(refusal => Refusal("workload.refused", refusal))]), Draft: null);

    /// <summary>The origin as a tag has it.</summary>
    public static string OriginName(WorkloadOrigin origin) => origin switch
    {
        WorkloadOrigin.Benchmark => "benchmark",
        WorkloadOrigin.File => "file",
        WorkloadOrigin.Command => "command",
        WorkloadOrigin.GuardingTests => "guarding-tests",
        _ => throw new ArgumentOutOfRangeException(nameof(origin), origin, "There is no such origin."),
    };

    /// <summary>Figures of one sitting. Names that begin with <c>time.</c> mark what is another number on another day.</summary>
    private static Evidence Sitting(ReplaySitting.Measured sitting, int number)
    {
        var (speedup, ratio) = (sitting.Speedup, sitting.Speedup.Ratio);
        return new Evidence(
            "time.replay",
            string.Create(
                CultureInfo.InvariantCulture,
                $"{number}: {ratio.Point:F3}x [{ratio.Low:F3}, {ratio.High:F3}], 99 % above {Math.Exp(speedup.Decisive.Low):F3}, {speedup.Rotations} rotations, spread {speedup.Spread:F3}, control sound{(sitting.Unsteady is { } unsteady ? $"; {unsteady}" : "")}"));
    }

    private static Evidence Refusal(string name, WorkloadRefusal refusal) => new(name, $"{refusal.Proposal.Name}: {refusal.Code}: {refusal.Detail}");
}
