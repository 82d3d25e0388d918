using System.Collections.Immutable;
using System.Text.Json;
using Bench.Contracts.Documents;
using Bench.Contracts.Publications;
using Bench.Contracts.Runs;
using Bench.Leaderboard.Data;

namespace Bench.Leaderboard.Importing;

/// <summary>Makes objects of the runs of the index. What was made once is kept while the run stays the same.</summary>
/// <param name="folder">The site's folder.</param>
/// <param name="runs">The runs of the index.</param>
internal sealed class RunLoader(SiteFolder folder, RunStore runs)
{
    private readonly ResultSharing _sharing = new();
    private Dictionary<string, LoadedRun> _loaded = new(StringComparer.Ordinal);

    /// <summary>All runs by id.</summary>
    public async Task<ImmutableArray<LoadedRun>> LoadAsync(CancellationToken cancellationToken)
    {
        var known = runs.Known();
        var kept = _loaded.Where(loaded => known.TryGetValue(loaded.Key, out var there) && there.Digest == loaded.Value.Digest).ToDictionary(StringComparer.Ordinal);
        await Parallel.ForEachAsync(
            known.Keys.Where(id => !kept.ContainsKey(id)).Order(StringComparer.Ordinal).ToList(),
            new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = cancellationToken },
            (id, _) =>
            {
                if (runs.Find(id) is { } row)
                {
                    var run = Read(id, row);
                    lock (kept)
                    {
                        kept.Add(id, run);
                    }
                }

                return ValueTask.CompletedTask;
            });
        _loaded = kept;
        return [.. kept.OrderBy(loaded => loaded.Key, StringComparer.Ordinal).Select(loaded => loaded.Value)];
    }

    private LoadedRun Read(string id, RunStore.StoredRow row)
    {
        var publication = JsonSerializer.Deserialize<Publication>(row.Publication, BenchJson.Options)!;
        var manifest = JsonSerializer.Deserialize<RunManifest>(row.Manifest, BenchJson.Options)!;
        var byModel = ResultCodec.Read(row.Results, _sharing).ToLookup(result => result.Model, StringComparer.Ordinal);
        return new LoadedRun(
            row.Digest,
            new RunEntry(publication, manifest with { Tasks = _sharing.Map(manifest.Tasks), Images = _sharing.Map(manifest.Images), Seeds = _sharing.Map(manifest.Seeds) }, folder.Run(id)),
            [.. publication.Submissions.Select(submission => (submission, Ordered(byModel[submission.Model])))]);
    }

    private static ImmutableArray<TaskResult> Ordered(IEnumerable<TaskResult> results) =>
        [.. results.OrderBy(result => result.Task.Value, StringComparer.Ordinal).ThenBy(result => result.Attempt)];
}
