using System.Collections.Immutable;
using Bench.Contracts.Documents;
using Bench.Contracts.Publications;
using Bench.Scoring.Runs;

namespace Bench.Leaderboard.Importing;

/// <summary>Checks runs that are new or have changed and writes the sound ones into the index.</summary>
/// <param name="folder">The site's folder.</param>
/// <param name="runs">Where sound runs go.</param>
/// <param name="progress">Receives a line for each run.</param>
internal sealed class RunChecker(SiteFolder folder, RunStore runs, IProgress<string> progress)
{
    private readonly Dictionary<string, Refusal> _refused = new(StringComparer.Ordinal);
    private readonly Lock _gate = new();

    /// <summary>What is wrong with the runs that were refused and are still there.</summary>
    public IEnumerable<DocumentError> Problems(FolderLook look) =>
        look.Runs.Where(state => _refused.TryGetValue(state.Id, out var refused) && refused.Stamp == state.Stamp).Select(state => _refused[state.Id].Error);

    /// <summary>Whether a file that a run was refused for, such as a log or one too many, is not as it was: a look does not see those.</summary>
    public bool HasTouchedRefusal() => _refused.Values.Any(refused => refused.IsTouched());

    /// <summary>Whether there is a run to check.</summary>
    public bool HasWork(FolderLook look) => Open(look, runs.Known()).Any();

    /// <summary>Brings the index to what the look shows. Runs are checked side by side, and each is there as soon as it is checked.</summary>
    /// <returns>True when anything changed.</returns>
    public async Task<bool> BringUpToDateAsync(FolderLook look, CancellationToken cancellationToken)
    {
        var known = runs.Known();
        var open = Open(look, known).ToList();
        var done = 0;
        await Parallel.ForEachAsync(open, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = cancellationToken }, async (state, token) =>
        {
            var result = await OneAsync(state, known.GetValueOrDefault(state.Id).Digest, token);
            var number = Interlocked.Increment(ref done);
            progress.Report($"bench: import {number} of {open.Count}: {result}");
        });
        var gone = known.Keys.Except(look.Runs.Select(state => state.Id)).Order(StringComparer.Ordinal).ToList();
        foreach (var id in gone)
        {
            runs.Remove(id);
            progress.Report($"bench: import: the folder of run {id} is gone, and so is the run");
        }

        foreach (var id in _refused.Keys.Except(look.Runs.Select(state => state.Id)).ToList())
        {
            _refused.Remove(id);
        }

        return open.Count + gone.Count > 0;
    }

    private IEnumerable<RunState> Open(FolderLook look, ImmutableDictionary<string, (string Stamp, string Digest)> known) => look.Runs.Where(state =>
        !(known.TryGetValue(state.Id, out var there) && there.Stamp == state.Stamp) && !(_refused.TryGetValue(state.Id, out var refused) && refused.Stamp == state.Stamp && !refused.IsTouched()));

    private async Task<string> OneAsync(RunState state, string? before, CancellationToken cancellationToken)
    {
        var path = folder.Run(state.Id);
        var digest = await PublishedFiles.DigestAsync(Path.Combine(path, Publication.FileName), cancellationToken);
        if (digest == before)
        {
            if (await PublishedFiles.ProblemAsync(path, cancellationToken) is { } change)
            {
                return Refuse(state, change);
            }

            lock (_gate)
            {
                _refused.Remove(state.Id);
            }

            runs.Touch(state);
            return $"run {state.Id} is as before";
        }

        var reading = await PublishedRunCheck.OfAsync(path, cancellationToken);
        if (reading is PublishedRunReading.Sound(var run) && run.Publication.Run == state.Id)
        {
            lock (_gate)
            {
                _refused.Remove(state.Id);
                runs.Put(state, digest, run);
            }

            return $"run {state.Id}, {run.Results.Length} results";
        }

        return Refuse(state, reading is PublishedRunReading.Refused(var refused)
            ? refused
            : new DocumentError(Publication.FileName, 0, "/run", "found another id than the folder's name", $"'{state.Id}'"));
    }

    /// <summary>Lists what is wrong with a run; what the index holds of it is served on.</summary>
    private string Refuse(RunState state, DocumentError error)
    {
        var named = error with { File = Path.Combine("runs", state.Id, error.File) };
        lock (_gate)
        {
            _refused[state.Id] = new Refusal(state.Stamp, Path.Combine(folder.Run(state.Id), error.File), named);
        }

        return $"refused: {named}";
    }
}
