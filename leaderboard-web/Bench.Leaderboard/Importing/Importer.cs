using System.Collections.Immutable;
using Bench.Contracts.Documents;
using Bench.Contracts.Tasks;
using Bench.Leaderboard.Data;

namespace Bench.Leaderboard.Importing;

/// <summary>
/// Brings index and served state to what the published files say. Reads only what is new or has changed; what is broken is listed and the rest
/// is served. Killed at any moment it leaves an index without half a run, and the next pass goes on.
/// </summary>
public sealed class Importer : IDisposable
{
    private readonly SiteFolder _folder;
    private readonly DatasetHolder _holder;
    private readonly TimeProvider _clock;
    private readonly RunChecker _checker;
    private readonly RunLoader _loader;
    private readonly TaskStore _tasks;
    private readonly SearchIndex _search;
    private readonly VersionLog _versions;
    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly IProgress<string> _progress;
    private FolderLook? _seen;
    private ImmutableArray<string> _told = [];

    /// <summary>Makes an importer.</summary>
    /// <param name="folder">The site's folder.</param>
    /// <param name="index">Its index, prepared.</param>
    /// <param name="search">The words of the index.</param>
    /// <param name="holder">Receives each new state.</param>
    /// <param name="clock">Dates it.</param>
    /// <param name="progress">Receives a line for each run that is read, and for each new problem.</param>
    public Importer(SiteFolder folder, IndexDatabase index, SearchIndex search, DatasetHolder holder, TimeProvider clock, IProgress<string> progress)
    {
        var runs = new RunStore(index);
        _folder = folder;
        _holder = holder;
        _clock = clock;
        _search = search;
        _progress = progress;
        _checker = new RunChecker(folder, runs, progress);
        _loader = new RunLoader(folder, runs);
        _tasks = new TaskStore(folder, index);
        _versions = new VersionLog(folder);
    }

    /// <summary>One look at the folder, and the import of what it shows.</summary>
    /// <returns>True when another state is served than before.</returns>
    /// <exception cref="IndexException">The index cannot be written; the state served stays.</exception>
    /// <exception cref="IOException">A file cannot be read; the state served stays.</exception>
    public async Task<bool> LookAsync(CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            var look = FolderLook.At(_folder);
            if (look.Equals(_seen) && !_checker.HasTouchedRefusal())
            {
                return false;
            }

            await ServeLastStateAsync(look, cancellationToken);
            await _checker.BringUpToDateAsync(look, cancellationToken);
            var next = await DatasetAsync(look, cancellationToken);
            _search.Update(next);
            next = next with { History = _versions.UpTo(next.Parts, next.ImportedAt) };
            _holder.Replace(next);
            _versions.Keep(next.History);
            _seen = look;
            return true;
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _turn.Dispose();

    /// <summary>Serves what the index holds, however old it is, while a first look has something to read.</summary>
    private async Task ServeLastStateAsync(FolderLook look, CancellationToken cancellationToken)
    {
        if (!_holder.IsReady && _checker.HasWork(look) && await DatasetAsync(look, cancellationToken) is { Runs.Count: > 0 } last)
        {
            _holder.Replace(last, isUpToDate: false);
        }
    }

    /// <summary>Says what is wrong with tasks and notices, once for as long as it is; a run says it itself.</summary>
    private void Tell(ImmutableArray<string> problems)
    {
        foreach (var problem in problems.Except(_told))
        {
            _progress.Report($"bench: import: {problem}");
        }

        _told = problems;
    }

    private async Task<Dataset> DatasetAsync(FolderLook look, CancellationToken cancellationToken)
    {
        var problems = new List<DocumentError>();
        var (reading, loading) = (Task.Run(() => _tasks.Read(problems), CancellationToken.None), _loader.LoadAsync(cancellationToken));
        await Task.WhenAll(reading, loading);
        var (tasks, runs) = (await reading, await loading);
        var notices = await NoticeList.ReadAsync(_folder, cancellationToken);
        problems.AddRange(notices.Problems);
        Tell([.. problems.Select(problem => problem.ToString())]);
        var about = notices.Notices.ToLookup(notice => notice.Submission, StringComparer.Ordinal);
        var submissions = runs
            .SelectMany(run => run.Submissions.Select(submission => new SubmissionEntry(run.Entry, submission.Submission, submission.Results, [.. about[submission.Submission.Id]])))
            .OrderBy(submission => submission.Id, StringComparer.Ordinal);
        var parts = DatasetParts.Of(runs.Select(run => (run.Entry.Id, run.Digest)), tasks.Select(task => (task.Key, task.Value.Digest)), notices.Notices);
        return new Dataset(
            parts.Version,
            _clock.GetUtcNow(),
            runs.ToImmutableSortedDictionary(run => run.Entry.Id, run => run.Entry, StringComparer.Ordinal),
            [.. submissions],
            Tasks(runs, tasks),
            notices.Notices)
        {
            Problems = [.. _checker.Problems(look), .. problems],
            Parts = parts,
        };
    }

    private ImmutableDictionary<TaskId, TaskEntry> Tasks(ImmutableArray<LoadedRun> runs, ImmutableSortedDictionary<string, (string Digest, TaskSpec Spec)> published)
    {
        var named = runs.SelectMany(run => run.Submissions).SelectMany(submission => submission.Results).Select(result => result.Task)
            .Concat(published.Values.Select(task => task.Spec.Id));
        return named.DistinctBy(task => task.Value, StringComparer.Ordinal).ToImmutableDictionary(
            task => task,
            task => published.TryGetValue(task.Value, out var there)
                ? new TaskEntry(task, there.Spec, Path.Combine(_folder.Tasks, task.Value), Title(there.Spec))
                : new TaskEntry(task, null, null, task.Value));
    }

    private static string Title(TaskSpec spec) =>
        spec.Provenance is { Signals: { IsDefault: false } signals } && signals.FirstOrDefault(note => note.Name == "title") is { } title ? title.Evidence : spec.Id.Value;
}
