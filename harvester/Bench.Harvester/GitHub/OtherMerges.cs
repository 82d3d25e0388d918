using System.Collections.Immutable;
using Bench.Harvester.GitHub.Client;
using Bench.Harvester.GitHub.Client.Models;
using Bench.Harvester.Mine;

namespace Bench.Harvester.GitHub;

/// <summary>
/// Pull requests whose number stands nowhere in the history, though their commit is on its main line: rebase merges, and merge and squash commits
/// whose message somebody rewrote.
/// </summary>
internal sealed class OtherMerges(MainLine line, IPullRequestsClient pullRequests, RepositoryName repository)
{
    /// <summary>A pull request as history would have told it; null when its commit, or the one before it, is not on the main line of the clone.</summary>
    public async Task<MinedPullRequest?> FindAsync(PullRequest told, CancellationToken cancellationToken)
    {
        if (told is not { MergedAt: { } mergedAt, MergeCommitSha: { } merge } || line.ParentsOf(merge) is not [var first, .. var others])
        {
            return null;
        }

        var found = others is [var head, ..] ? new Landing(MergeStyle.Merge, first, head, await line.BranchAsync(first, head, cancellationToken))
            : await RebasedAsync(told.Number, merge, cancellationToken) ?? new Landing(MergeStyle.Squash, first, merge, await line.BackFromAsync(merge, 1, cancellationToken));
        if (found.Base is not { } before)
        {
            return null;
        }

        var (files, gap) = await line.FilesAsync(before, merge, cancellationToken);
        return new MinedPullRequest(
            told.Number,
            told.Title,
            told.Body ?? "",
            found.Style,
            before,
            found.Head,
            merge,
            mergedAt,
            [.. found.Commits.Select(commit => new BranchCommit(commit.Id, commit.Subject, commit.Body, commit.AuthoredAt))],
            files,
            Gaps: gap is null ? default : [gap]);
    }

    /// <summary>
    /// The commits on the main line that are the branch's, put on top one by one: same first line and same time of writing. A rebase may leave out
    /// some (merges, and what the main line had already), so that their count alone does not tell where they begin.
    /// </summary>
    private async Task<Landing?> RebasedAsync(int number, string merge, CancellationToken cancellationToken)
    {
        var branch = await pullRequests.Commits(repository.Owner, repository.Name, number, cancellationToken);
        var open = branch.Select(commit => (Subject(commit.Commit.Message), commit.Commit.Author?.Date?.ToUnixTimeSeconds())).ToList();
        var landed = (await line.BackFromAsync(merge, open.Count + 1, cancellationToken)).TakeWhile(commit => open.Remove((commit.Subject, commit.AuthoredAt.ToUnixTimeSeconds()))).ToList();
        return landed is [.., var oldest]
            ? new Landing(MergeStyle.Rebase, line.ParentsOf(oldest.Id) is [var before, ..] ? before : null, merge, [.. Enumerable.Reverse(landed)])
            : null;
    }

    private static string Subject(string message) => message.Split('\n', 2)[0].Trim();

    /// <summary>How a branch came in; no base where a shallow clone ends before it.</summary>
    private sealed record Landing(MergeStyle Style, string? Base, string Head, ImmutableArray<LineCommit> Commits);
}
