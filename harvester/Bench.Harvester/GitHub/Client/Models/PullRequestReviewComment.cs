namespace Bench.Harvester.GitHub.Client.Models;

/// <summary>A comment on a line of a pull request.</summary>
/// <param name="Id">Its number among all such comments.</param>
/// <param name="Path">The file.</param>
/// <param name="Body">What it says.</param>
public sealed record PullRequestReviewComment(long Id, string Path, string Body);
