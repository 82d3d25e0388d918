using System.Collections.Immutable;
using Bench.Evaluation.Sources;
using Bench.Harvester.Funnel;

namespace Bench.Harvester.Measure;

/// <summary>What a source knows when it is asked for a workload.</summary>
/// <param name="Candidate">The pull request.</param>
/// <param name="Draft">Its draft.</param>
/// <param name="Change">What the expert changed.</param>
/// <param name="Repository">Its repository.</param>
/// <param name="RepositoryPath">Absolute path of a folder in which git answers: the clone, or the bare one that an address or a stream was brought to.</param>
/// <param name="Tree">Files of the commit after the change, by path.</param>
public sealed record WorkloadQuestion(
    Candidate Candidate,
    Draft Draft,
    ChangedCode Change,
    IGitRepository Repository,
    string RepositoryPath,
    ImmutableSortedDictionary<string, string> Tree)
{
    /// <summary>Texts of files of the commit after the change, in the order asked for.</summary>
    /// <param name="paths">Paths that <see cref="Tree"/> holds.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<ImmutableArray<byte[]>> ReadAsync(IReadOnlyList<string> paths, CancellationToken cancellationToken) =>
        paths.Count == 0 ? [] : await Repository.ReadBlobsAsync([.. paths.Select(path => Tree[path])], cancellationToken);
}
