using System.Collections.Immutable;
using System.Globalization;
using Bench.Evaluation;
using Bench.Evaluation.Shell;
using Bench.Harvester.Exports;
using Bench.Harvester.Mine;
using Bench.Harvester.Mine.Diffs;
using Bench.Harvester.Mine.Histories;

namespace Bench.Harvester.Funnel;

/// <summary>One harvest from the clone to its files.</summary>
/// <param name="request">What was asked for.</param>
/// <param name="parts">What it is put together from.</param>
/// <param name="observer">Hears what is done.</param>
/// <param name="clock">Clock of the machine.</param>
internal sealed class HarvestSession(HarvestRequest request, FunnelParts parts, IHarvestObserver observer, TimeProvider clock)
{
    /// <summary>Name of the fact that holds the repository.</summary>
    public const string RepositoryFact = "repository";

    /// <summary>Does it, or goes on with it.</summary>
    /// <returns>An exit code.</returns>
    /// <exception cref="WrongUseException">The repository or the options cannot be used.</exception>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var clone = await new CloneFinder(BenchFolders.OfUser()).FindAsync(request.Source, new SaidLines(observer), cancellationToken);
        var history = await HistoryReader.ReadAsync(clone, cancellationToken);
        var found = await FindAsync(clone, history, cancellationToken);
        using var store = HarvestStore.Open(request.Out, clock);
        Begin(store, clone, history, found);
        try
        {
            await PassAsync(store, clone, history.Head, found, cancellationToken);
            var faults = request.Until > Stage.Filter ? await JudgeAsync(store, clone, cancellationToken) : 0;
            observer.Said(faults == 0 ? "done" : string.Create(CultureInfo.InvariantCulture, $"{faults} candidates ended in a fault; the same command tries them again"));
            return faults == 0 ? ExitCode.Done : ExitCode.Fault;
        }
        finally
        {
            // Also when it was stopped: what is done can be looked at.
            TaskFolders.DropRejected(store, request.Out);
            await CandidateList.WriteAsync(store, request.Out, CancellationToken.None);
            await FunnelDocument.WriteAsync(store, request.Out, CancellationToken.None);
        }
    }

    private async Task<ImmutableArray<MinedPullRequest>> FindAsync(Clone clone, History history, CancellationToken cancellationToken)
    {
        var found = FoundPullRequests.In(history, clone);
        if (parts.GitHub is { } service)
        {
            found = await service.AddAsync(clone, found, new SaidLines(observer), cancellationToken);
        }

        observer.Said(string.Create(
            CultureInfo.InvariantCulture,
            $"{clone.Source}: {history.Count} commits, {history.MainLine.Length} on {(history.Branch.Length == 0 ? "the main line" : history.Branch)}, {found.Length} merged pull requests"));
        if (found.IsEmpty)
        {
            throw new WrongUseException(
                $"The history of '{clone.Source}' names no merged pull request: no merge of GitHub, GitLab, Bitbucket, Azure, bors or homu, and no commit whose title ends in a number, such as (#12), on the line of first parents{(clone.IsShallow ? ". The clone is shallow; fetch the whole history with 'git fetch --unshallow'" : "")}.");
        }

        if (clone.IsPartial)
        {
            observer.Said("the clone is partial: a change whose contents it lacks is judged by words and names alone, or not at all; a clone without --filter tells more");
        }

        var unknown = request.Only.Except(found.Select(pullRequest => pullRequest.Number));
        return unknown.IsEmpty
            ? found
            : throw new WrongUseException($"--only: the history names no merged pull request {string.Join(", ", unknown.Select(number => $"#{number}"))}.");
    }

    private void Begin(HarvestStore store, Clone clone, History history, ImmutableArray<MinedPullRequest> found)
    {
        if (store.Fact(RepositoryFact) is { } earlier && earlier != clone.Source)
        {
            throw new WrongUseException($"--out: '{request.Out}' holds the harvest of {earlier}, and not of {clone.Source}. Choose another folder.");
        }

        store.Note(RepositoryFact, clone.Source);
        store.Note("head", history.Head);
        store.Note("branch", history.Branch);
        store.Note("seed", request.Seed.ToString(CultureInfo.InvariantCulture));
        store.Begin(StageDigests.Of(request, history.Head));
        store.DropOthers(found.Select(pullRequest => pullRequest.Number).ToHashSet());
        if (request.From is { } from)
        {
            store.Forget(from, request.Only);
        }
    }

    private async Task PassAsync(HarvestStore store, Clone clone, string head, ImmutableArray<MinedPullRequest> found, CancellationToken cancellationToken)
    {
        var until = request.Until == Stage.Mine ? Stage.Mine : Stage.Filter;
        var judged = store.Judged(until);
        var open = found.Where(pullRequest => request.Wants(pullRequest.Number) && !judged.Contains(pullRequest.Number)).ToImmutableArray();
        if (judged.Count > 0)
        {
            observer.Said($"{judged.Count} of them were {(until == Stage.Mine ? "mined" : "mined and filtered")} earlier");
        }

        if (open.IsEmpty)
        {
            return;
        }

        store.NoteRunning(0, until, $"mines and filters {open.Length} pull requests");
        var reader = await ChangeReader.OpenAsync(clone, cancellationToken);
        await using var edits = request.Until == Stage.Mine ? null : parts.OpenEdits?.Invoke(clone);
        var judges = request.Until == Stage.Mine ? null : new FilterSteps(await parts.OpenFilter(clone, head, cancellationToken), edits);
        await new HistoryPass(reader, judges, store, observer, clock).RunAsync(open, cancellationToken);
        store.NoteStopped(0);
    }

    private async Task<int> JudgeAsync(HarvestStore store, Clone clone, CancellationToken cancellationToken)
    {
        await using var opened = await parts.OpenStages(request, clone, new SaidLines(observer), cancellationToken);
        var stages = opened.Stages.Where(stage => stage.Stage <= request.Until).ToImmutableArray();
        var numbers = store.Ranked().Select(candidate => candidate.Number).Where(request.Wants).ToImmutableArray();
        return await new CandidateRun(request.Out, stages, store, observer, clock).RunAsync(numbers, request.Workers, cancellationToken);
    }
}
