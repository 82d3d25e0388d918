using System.Collections.Immutable;

namespace Bench.Harvester.Mine;

/// <summary>A mined pull request with its diff. The diff lives only while the history is read, and is never kept.</summary>
/// <param name="PullRequest">The pull request.</param>
/// <param name="Diff">Its diff, a file each.</param>
public sealed record MinedChange(MinedPullRequest PullRequest, ImmutableArray<FileDiff> Diff);
