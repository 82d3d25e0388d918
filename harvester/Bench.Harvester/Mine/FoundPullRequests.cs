using System.Collections.Immutable;
using Bench.Harvester.Mine.Histories;
using Bench.Harvester.Mine.Messages;

namespace Bench.Harvester.Mine;

/// <summary>
/// Finds pull requests in a history, without their changes. Only the line of first parents counts: what a merged-in repository brings along has
/// numbers of its own.
/// </summary>
internal static class FoundPullRequests
{
    /// <summary>The pull requests, in the order in which they were merged.</summary>
    /// <param name="history">The history.</param>
    /// <param name="clone">Where it lies.</param>
    public static ImmutableArray<MinedPullRequest> In(History history, Clone clone)
    {
        var cut = CutCommits(clone);
        var found = Unique(history.MainLine.SelectMany(commit => Of(commit, history, cut, branch: null)));
        var taken = found.Select(request => request.Number).ToHashSet();
        var elsewhere = history.Others
            .SelectMany(branch => history.Beside(branch).Reverse().SelectMany(commit => Of(commit, history, cut, branch.Name)))
            .Where(request => taken.Add(request.Number));
        return Links.Drawn([.. found, .. elsewhere], history);
    }

    private static IEnumerable<MinedPullRequest> Of(HistoryCommit commit, History history, HashSet<string> cut, string? branch)
    {
        foreach (var message in MergeMessageReader.Read(commit.Subject, commit.Body))
        {
            var isMerge = commit.Parents.Length > 1;
            var branched = branch is null ? history.Branched(commit) : history.BranchedElsewhere(commit);
            var place = message.Together.IsEmpty ? 1 : message.Together.IndexOf(message.Number) + 1;
            yield return new MinedPullRequest(
                message.Number,
                message.Title,
                message.Body,
                message.IsBot ? MergeStyle.Bot : isMerge ? MergeStyle.Merge : MergeStyle.Squash,
                commit.Parents.FirstOrDefault() ?? "",
                isMerge ? commit.Parents[Math.Min(place, commit.Parents.Length - 1)] : commit.Id,
                commit.Id,
                commit.CommittedAt,
                [.. branched.Select(part => part.AsBranchCommit())],
                Files: [],
                TargetBranch: branch,
                Gaps: [.. Gaps(commit, branched, message, cut)],
                Branch: message.Branch);
        }
    }

    private static IEnumerable<string> Gaps(HistoryCommit commit, ImmutableArray<HistoryCommit> branched, MergeMessage message, HashSet<string> cut)
    {
        if (commit.Parents.IsEmpty)
        {
            yield return Gap.Parent + (cut.Contains(commit.Id) ? "the clone is shallow and ends here" : "it is the first commit of the history");
        }
        else if (branched.Any(part => cut.Contains(part.Id)))
        {
            yield return Gap.Commits + "the clone is shallow and lacks the beginning of the branch";
        }

        if (!message.Together.IsEmpty)
        {
            yield return $"{Gap.Together}one commit merges {string.Join(", ", message.Together.Select(number => $"#{number}"))}";
        }
    }

    /// <summary>
    /// One for each number. Where a number comes twice, the same title means that the change was picked again: the first one is meant. Another title
    /// means that an older history was put before this one: the last one is meant. A merge is believed before a commit that ends in a number.
    /// </summary>
    private static ImmutableArray<MinedPullRequest> Unique(IEnumerable<MinedPullRequest> all)
    {
        var kept = new OrderedDictionary<int, MinedPullRequest>();
        foreach (var request in all)
        {
            if (!kept.TryGetValue(request.Number, out var earlier))
            {
                kept.Add(request.Number, request);
            }
            else if (earlier.Title != request.Title && (request.Style != MergeStyle.Squash || earlier.Style == MergeStyle.Squash))
            {
                kept.Remove(request.Number);
                kept.Add(request.Number, request);
            }
        }

        return [.. kept.Values];
    }

    /// <summary>Commits whose parents a shallow clone lacks.</summary>
    private static HashSet<string> CutCommits(Clone clone)
    {
        var list = Path.Combine(clone.GitDirectory, "shallow");
        return clone.IsShallow && File.Exists(list) ? File.ReadLines(list).Select(line => line.Trim()).ToHashSet(StringComparer.Ordinal) : [];
    }
}
