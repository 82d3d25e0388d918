namespace Bench.Harvester.GitHub.Client.Models;

/// <summary>A commit as git knows it.</summary>
/// <param name="Author">Who wrote it, and when; null where it cannot be told.</param>
/// <param name="Message">Its whole message.</param>
public sealed record Commit(Committer? Author, string Message);
