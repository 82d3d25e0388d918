namespace Bench.Harvester.GitHub.Client.Models;

/// <summary>A comment on an issue or a pull request.</summary>
/// <param name="Id">Its number among all comments.</param>
/// <param name="Body">What it says.</param>
public sealed record IssueComment(long Id, string? Body = null);
