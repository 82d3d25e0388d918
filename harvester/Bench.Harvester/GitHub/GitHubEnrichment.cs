using System.Collections.Immutable;
using Bench.Harvester.GitHub.Client;
using Bench.Harvester.GitHub.Client.Models;
using Bench.Harvester.Mine;

namespace Bench.Harvester.GitHub;

/// <summary>Adds what GitHub knows to what history found.</summary>
/// <param name="options">What is added, and how GitHub is asked.</param>
/// <param name="credentials">Tokens; with none GitHub grants 60 requests an hour.</param>
/// <param name="clock">The clock of limits and pauses.</param>
public sealed class GitHubEnrichment(GitHubEnrichmentOptions options, IReadOnlyList<Credentials> credentials, TimeProvider clock) : IHostingService
{
    private const int ProgressEvery = 10;

    /// <summary>So few are asked for one by one; for more, the list of all costs less, or is held already.</summary>
    private const int OneByOne = 20;

    /// <inheritdoc/>
    /// <exception cref="ApiException">
    /// No token is accepted, there is no such repository, or GitHub cannot be reached now. What was answered is kept in the cache.
    /// </exception>
    public async Task<IReadOnlyList<MinedPullRequest>> AddAsync(
        RepositoryName repository, IReadOnlyList<MinedPullRequest> mined, IProgress<string> progress, CancellationToken cancellationToken)
    {
        using var client = new GitHubClient(options.Client, credentials, clock, progress);
        var known = await client.Repository.Get(repository.Owner, repository.Name, cancellationToken);
        var name = RepositoryName.TryParse(known.FullName, out var now) ? now : repository;
        if (!string.Equals(name.ToString(), repository.ToString(), StringComparison.OrdinalIgnoreCase))
        {
            progress.Report($"{repository} is now {name}");
        }

        var line = options.GitDirectory is { } clone ? await MainLine.ReadAsync(clone, options.Revision, cancellationToken) : null;
        var (told, gaps) = options.FindOthers || mined.Count > OneByOne ? await ListAsync(client, name, cancellationToken) : await AskEachAsync(client, name, mined, cancellationToken);
        List<MinedPullRequest> all = [.. mined.Select(each => Add(each, told, gaps, known.DefaultBranch, line))];
        if (line is not null && options.FindOthers)
        {
            NameOthers(all, told.Values);
            all.AddRange(await FindOthersAsync(new OtherMerges(line, client.PullRequest, name), all, told.Values, progress, cancellationToken));
        }

        var discussion = new DiscussionReader(client, name, options);
        for (var place = 0; discussion.IsWanted && place < all.Count; place++)
        {
            if (place % ProgressEvery == 0)
            {
                progress.Report($"discussion: {place} of {all.Count} pull requests");
            }

            all[place] = await discussion.AddAsync(all[place], cancellationToken);
        }

        return all;
    }

    private static async Task<(Dictionary<int, PullRequest> Told, Dictionary<int, string> Gaps)> ListAsync(GitHubClient client, RepositoryName name, CancellationToken cancellationToken)
    {
        var listed = await client.PullRequest.GetAllForRepository(name.Owner, name.Name, ApiOptions.Everything with { What = "pull requests" }, cancellationToken);
        var told = new Dictionary<int, PullRequest>();
        foreach (var pullRequest in listed)
        {
            told[pullRequest.Number] = pullRequest;
        }

        return (told, []);
    }

    private static async Task<(Dictionary<int, PullRequest> Told, Dictionary<int, string> Gaps)> AskEachAsync(
        GitHubClient client, RepositoryName name, IReadOnlyList<MinedPullRequest> mined, CancellationToken cancellationToken)
    {
        var told = new Dictionary<int, PullRequest>();
        var gaps = new Dictionary<int, string>();
        foreach (var number in mined.Select(each => each.Number).Distinct())
        {
            try
            {
                if (await client.PullRequest.Get(name.Owner, name.Name, number, cancellationToken) is { } pullRequest)
                {
                    told[number] = pullRequest;
                }
            }
            catch (ApiException exception) when (exception.Problem == ApiProblem.Answer)
            {
                gaps[number] = exception.Message;
            }
        }

        return (told, gaps);
    }

    private static MinedPullRequest Add(MinedPullRequest mined, Dictionary<int, PullRequest> told, Dictionary<int, string> gaps, string defaultBranch, MainLine? line)
    {
        if (!told.TryGetValue(mined.Number, out var pullRequest))
        {
            return WithGap(mined, gaps.GetValueOrDefault(mined.Number) ?? "GitHub knows no pull request of this number here: it is an issue's, or another repository's");
        }

        var added = mined with
        {
            Title = mined.Title.Length > 0 ? mined.Title : pullRequest.Title,
            Body = string.IsNullOrWhiteSpace(pullRequest.Body) ? mined.Body : pullRequest.Body,
            Labels = [.. pullRequest.Labels.Select(label => label.Name).Order(StringComparer.Ordinal)],
            TargetBranch = IsOnMainLine(mined, pullRequest, defaultBranch, line) ? mined.TargetBranch : pullRequest.Base.Ref,
        };
        return pullRequest.MergedAt is null ? WithGap(added, "GitHub does not say that it was merged") : added;
    }

    /// <summary>A branch that was the main one once keeps its old name in old pull requests: then the commit tells.</summary>
    private static bool IsOnMainLine(MinedPullRequest mined, PullRequest told, string defaultBranch, MainLine? line) =>
        told.Base.Ref == defaultBranch || told.MergeCommitSha == mined.Merge || (told.MergeCommitSha is { } commit && line is not null && line.Holds(commit));

    /// <summary>A squash commit whose title names an issue looks like a pull request of that number.</summary>
    private static void NameOthers(List<MinedPullRequest> all, IEnumerable<PullRequest> told)
    {
        var merged = told.Where(each => each is { MergedAt: not null, MergeCommitSha: not null }).ToLookup(each => each.MergeCommitSha!, each => each.Number, StringComparer.Ordinal);
        for (var place = 0; place < all.Count; place++)
        {
            var mined = all[place];
            var numbers = merged[mined.Merge].ToList();
            if (numbers.Count > 0 && !numbers.Contains(mined.Number))
            {
                all[place] = WithGap(mined, $"GitHub says that its commit is of pull request #{numbers[0]}");
            }
        }
    }

    private static async Task<List<MinedPullRequest>> FindOthersAsync(
        OtherMerges others, List<MinedPullRequest> known, IEnumerable<PullRequest> told, IProgress<string> progress, CancellationToken cancellationToken)
    {
        var numbers = known.Select(each => each.Number).ToHashSet();
        var merges = known.Select(each => each.Merge).ToHashSet(StringComparer.Ordinal);
        var found = new List<MinedPullRequest>();
        foreach (var pullRequest in told.Where(each => each.MergedAt is not null).OrderBy(each => each.MergedAt).ThenBy(each => each.Number))
        {
            if (!numbers.Contains(pullRequest.Number) && !merges.Contains(pullRequest.MergeCommitSha ?? "") && await others.FindAsync(pullRequest, cancellationToken) is { } other)
            {
                found.Add(other with { Labels = [.. pullRequest.Labels.Select(label => label.Name).Order(StringComparer.Ordinal)] });
            }
        }

        progress.Report($"{found.Count} merged pull requests that history does not name");
        return found;
    }

    /// <summary>A gap is said once, also when the same pull requests are brought here again.</summary>
    private static MinedPullRequest WithGap(MinedPullRequest mined, string gap)
    {
        var gaps = mined.Gaps.IsDefault ? [] : mined.Gaps;
        return gaps.Contains(gap) ? mined : mined with { Gaps = [.. gaps, gap] };
    }
}
