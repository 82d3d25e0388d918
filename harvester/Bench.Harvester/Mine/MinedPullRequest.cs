using System.Collections.Immutable;

namespace Bench.Harvester.Mine;

/// <summary>A merged pull request, as history tells it and a service's API adds to it.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Title">Its title, without the number.</param>
/// <param name="Body">Its description: from the merge or squash commit, or from the API.</param>
/// <param name="Style">How it was merged.</param>
/// <param name="Base">Full id of the main line's commit before it (first parent of the merge).</param>
/// <param name="Head">Full id of the tip of its branch; of the squash commit where there is no branch.</param>
/// <param name="Merge">Full id of the main line's commit after it; its difference from <paramref name="Base"/> is the change.</param>
/// <param name="MergedAt">When it was merged.</param>
/// <param name="Commits">Commits of its branch, oldest first; the squash commit alone where there is no branch.</param>
/// <param name="Files">Files it changes.</param>
/// <param name="Labels">Labels, where the API told them.</param>
/// <param name="Discussion">Linked issues, comments and review comments, where the API told them.</param>
/// <param name="TargetBranch">Branch it was merged into when that is not the main line; else null.</param>
/// <param name="Reverts">Number of the pull request that it takes back; else null.</param>
/// <param name="RevertedBy">Number of the pull request that takes it back, 0 for a commit without one; else null.</param>
/// <param name="BackportOf">Number of the pull request that it repeats on another branch; else null.</param>
/// <param name="Gaps">What could not be read, and why: parents or contents that a shallow or partial clone lacks.</param>
/// <param name="Branch">Name of its branch, where the merge commit or the API tells; else null.</param>
public sealed record MinedPullRequest(
    int Number,
    string Title,
    string Body,
    MergeStyle Style,
    string Base,
    string Head,
    string Merge,
    DateTimeOffset MergedAt,
    ImmutableArray<BranchCommit> Commits,
    ImmutableArray<ChangedFile> Files,
    ImmutableArray<string> Labels = default,
    ImmutableArray<string> Discussion = default,
    string? TargetBranch = null,
    int? Reverts = null,
    int? RevertedBy = null,
    int? BackportOf = null,
    ImmutableArray<string> Gaps = default,
    string? Branch = null);
