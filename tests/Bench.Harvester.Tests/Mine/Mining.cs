using System.Collections.Immutable;
using Bench.Evaluation;
using Bench.Harvester.Mine;
using Bench.Harvester.Mine.Diffs;
using Bench.Harvester.Mine.Histories;

namespace Bench.Harvester.Tests.Mine;

/// <summary>Runs the parts of Mine on a repository.</summary>
internal static class Mining
{
    /// <summary>What the history names, without changes.</summary>
    public static async Task<ImmutableArray<MinedPullRequest>> FoundAsync(string path, CancellationToken cancellationToken)
    {
        var clone = await CloneAsync(path, cancellationToken);
        return FoundPullRequests.In(await HistoryReader.ReadAsync(clone, cancellationToken), clone);
    }

    /// <summary>Everything, with changes, by number.</summary>
    public static async Task<ImmutableSortedDictionary<int, MinedChange>> ChangesAsync(string path, CancellationToken cancellationToken)
    {
        var clone = await CloneAsync(path, cancellationToken);
        var found = FoundPullRequests.In(await HistoryReader.ReadAsync(clone, cancellationToken), clone);
        var changes = new List<MinedChange>();
        await (await ChangeReader.OpenAsync(clone, cancellationToken)).ReadAsync(found, changes.Add, cancellationToken);
        return changes.ToImmutableSortedDictionary(change => change.PullRequest.Number, change => change);
    }

    /// <summary>The clone at a path.</summary>
    public static Task<Clone> CloneAsync(string path, CancellationToken cancellationToken) =>
        new CloneFinder(new BenchFolders(Path.Combine(Path.GetTempPath(), "bench-harvest-cache"))).FindAsync(path, new Progress<string>(), cancellationToken);
}
