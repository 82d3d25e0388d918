using System.Collections.Immutable;
using System.Globalization;
using Bench.Evaluation.Environments;
using Bench.Evaluation.Replays;
using Bench.Evaluation.Tasks;
using Bench.Harvester.Measure.Trials;
using Bench.Sandbox.Folders;
using Bench.Sandbox.Machines;

namespace Bench.Harvester.Measure;

/// <summary>Looks at the workloads that a source offered at one time, and keeps the one that seems to show the change best.</summary>
/// <param name="place">What the stage works with.</param>
/// <param name="options">What it is asked for.</param>
/// <param name="question">What is known of the pull request.</param>
internal sealed class WorkloadRound(MeasurePlace place, MeasureOptions options, WorkloadQuestion question)
{
    private string Logs { get; } = Path.Combine(place.Logs, question.Candidate.PullRequest.Number.ToString(CultureInfo.InvariantCulture), "measure");

    /// <summary>Those that are not good enough.</summary>
    public List<WorkloadRefusal> Refused { get; } = [];

    /// <summary>The best one, to be disposed of; null when all were refused.</summary>
    public async Task<TriedWorkload?> BestAsync(ImmutableArray<WorkloadProposal> proposals, IProgress<string> progress, CancellationToken cancellationToken)
    {
        TriedWorkload? best = null;
        try
        {
            foreach (var proposal in proposals)
            {
                progress.Report($"looking at a workload: {proposal.Name}");
                var tried = await LookAsync(proposal, progress, cancellationToken);
                if (tried is not null && (best is null || tried.Passed.Ratio > best.Passed.Ratio))
                {
                    (best, tried) = (tried, best);
                }

                tried?.Dispose();
            }

            var kept = best;
            best = null;
            return kept;
        }
        finally
        {
            best?.Dispose();
        }
    }

    /// <summary>Notes that a workload is not good enough, and keeps what it printed where its reader looks.</summary>
    private void Refuse(WorkloadRefusal refusal, IProgress<string> progress)
    {
        Refused.Add(refusal);
        progress.Report($"refused, {refusal.Code}: {refusal.Detail}");
        if (!string.IsNullOrWhiteSpace(refusal.Log))
        {
            Directory.CreateDirectory(Logs);
            var file = Path.Combine(Logs, string.Create(CultureInfo.InvariantCulture, $"refused-{Directory.GetFiles(Logs, "refused-*.log").Length + 1}.log"));
            File.WriteAllText(file, $"{refusal.Proposal.Name}\n{refusal.Code}: {refusal.Detail}\n{refusal.Log}\n");
        }
    }

    /// <summary>Owns processors to measure on.</summary>
    public Task<(CoreLease Lease, PhaseCpus Cpus)> LeaseAsync(LoadedTask task, IProgress<string> progress, CancellationToken cancellationToken) =>
        place.Cores.AcquireAsync(task.Limits.Cores, () => progress.Report("waiting for a core that no other measurement owns"), cancellationToken);

    private async Task<TriedWorkload?> LookAsync(WorkloadProposal proposal, IProgress<string> progress, CancellationToken cancellationToken)
    {
        var folder = place.Replays.Scratch.PathOf(Guid.NewGuid().ToString("N")[..12]);
        try
        {
            var task = TrialTask.Of(question.Candidate, place.Repository, proposal, folder);
            var making = await new ReplayBench(place.Replays).MakeAsync(task, place.Cores.ForBuilds(task.Limits.Cores), Logs, progress, cancellationToken);
            if (making is ReplayMaking.Made(var arms))
            {
                return await TryAsync(proposal, arms, progress, cancellationToken);
            }

            var rejected = (ReplayMaking.Rejected)making;
            Refuse(new WorkloadRefusal(proposal, MeasureReasons.WorkloadFailed, $"{rejected.Arm} cannot be built with it: {rejected.Reason.Detail}", rejected.Log), progress);
            return null;
        }
        finally
        {
            TreeRemoval.Remove(folder);
        }
    }

    private async Task<TriedWorkload?> TryAsync(WorkloadProposal proposal, ReplayArms arms, IProgress<string> progress, CancellationToken cancellationToken)
    {
        var kept = false;
        try
        {
            var (lease, cpus) = await LeaseAsync(arms.Task, progress, cancellationToken);
            using (lease)
            {
                switch (await new WorkloadTrial(arms, options, proposal.MayBeWeak, cpus).RunAsync(question.Change.Interesting, cancellationToken))
                {
                    case TrialResult.Passed passed:
                        kept = true;
                        return new TriedWorkload(proposal, passed, arms);
                    case TrialResult.Refused(var code, var detail, var log):
                        Refuse(new WorkloadRefusal(proposal, code, detail, log), progress);
                        return null;
                    default:
                        throw new InvalidOperationException("unknown result of a trial");
                }
            }
        }
        finally
        {
            if (!kept)
            {
                arms.Dispose();
            }
        }
    }
}
