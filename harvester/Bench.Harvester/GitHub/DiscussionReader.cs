using Bench.Harvester.GitHub.Client;
using Bench.Harvester.Mine;

namespace Bench.Harvester.GitHub;

/// <summary>What was said about a pull request: the issues that it closes, comments, comments on lines; the first of each.</summary>
internal sealed class DiscussionReader(GitHubClient client, RepositoryName repository, GitHubEnrichmentOptions options)
{
    /// <summary>Whether there is anything to ask for.</summary>
    public bool IsWanted => options.Comments > 0 || options.LinkedIssues > 0;

    /// <summary>The pull request with its discussion. What GitHub answers unusably is a gap of this one, and no end of the whole.</summary>
    public async Task<MinedPullRequest> AddAsync(MinedPullRequest mined, CancellationToken cancellationToken)
    {
        var said = new List<string>();
        var gaps = new List<string>();
        await TryAsync(() => IssuesAsync(mined, said, cancellationToken), "linked issues", gaps);
        if (options.Comments > 0)
        {
            await TryAsync(() => CommentsAsync(mined.Number, said, cancellationToken), "comments", gaps);
            await TryAsync(() => ReviewCommentsAsync(mined.Number, said, cancellationToken), "review comments", gaps);
        }

        return mined with
        {
            Discussion = [.. said.Where(text => text.Length > 0).Select(Cut)],
            Gaps = gaps.Count == 0 ? mined.Gaps : [.. (mined.Gaps.IsDefault ? [] : mined.Gaps).Union(gaps, StringComparer.Ordinal)],
        };
    }

    private static async Task TryAsync(Func<Task> read, string what, List<string> gaps)
    {
        try
        {
            await read();
        }
        catch (ApiException exception) when (exception.Problem == ApiProblem.Answer)
        {
            gaps.Add($"{what}: {exception.Message}");
        }
    }

    private async Task IssuesAsync(MinedPullRequest mined, List<string> said, CancellationToken cancellationToken)
    {
        IEnumerable<string> texts = [mined.Title, mined.Body, .. mined.Commits.SelectMany(commit => new[] { commit.Subject, commit.Body })];
        var linked = LinkedIssues.In(texts, repository, options.Client.Address.Site).Where(number => number != mined.Number).Take(options.LinkedIssues);
        foreach (var number in linked)
        {
            if (await client.Issue.Get(repository.Owner, repository.Name, number, cancellationToken) is { } issue)
            {
                said.Add($"{issue.Title}\n\n{issue.Body}".Trim());
            }
        }
    }

    private async Task CommentsAsync(int number, List<string> said, CancellationToken cancellationToken)
    {
        var comments = await client.Issue.Comment.GetAllForIssue(repository.Owner, repository.Name, number, ApiOptions.First(options.Comments), cancellationToken);
        said.AddRange(comments.Take(options.Comments).Select(comment => comment.Body ?? ""));
    }

    private async Task ReviewCommentsAsync(int number, List<string> said, CancellationToken cancellationToken)
    {
        var comments = await client.PullRequest.ReviewComment.GetAll(repository.Owner, repository.Name, number, ApiOptions.First(options.Comments), cancellationToken);
        said.AddRange(comments.Take(options.Comments).Select(comment => comment.Body));
    }

    private string Cut(string text) => text.Length <= options.EntryLetters ? text : text[..options.EntryLetters];
}
