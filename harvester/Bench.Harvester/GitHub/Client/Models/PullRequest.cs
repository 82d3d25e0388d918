namespace Bench.Harvester.GitHub.Client.Models;

/// <summary>A pull request.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Title">Its title.</param>
/// <param name="Body">Its description; null when it has none.</param>
/// <param name="MergedAt">When it was merged; null when it was not.</param>
/// <param name="MergeCommitSha">The commit that brought it in; of one that is not merged, a commit that nobody has.</param>
/// <param name="Labels">Its labels.</param>
/// <param name="Base">The branch it goes to.</param>
/// <param name="Head">The branch it comes from.</param>
public sealed record PullRequest(
    int Number,
    string Title,
    string? Body,
    DateTimeOffset? MergedAt,
    string? MergeCommitSha,
    IReadOnlyList<Label> Labels,
    GitReference Base,
    GitReference Head);
