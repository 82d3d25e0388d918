namespace Bench.Harvester.GitHub.Client.Models;

/// <summary>A commit of a pull request's branch.</summary>
/// <param name="Sha">Its id.</param>
/// <param name="Commit">What git knows of it.</param>
public sealed record PullRequestCommit(string Sha, Commit Commit);
