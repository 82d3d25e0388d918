namespace Bench.Harvester.Mine;

/// <summary>A commit of a pull request's branch.</summary>
/// <param name="Id">Full commit id.</param>
/// <param name="Subject">First line of its message.</param>
/// <param name="Body">The rest of its message, trimmed.</param>
/// <param name="AuthoredAt">When its author wrote it.</param>
public sealed record BranchCommit(string Id, string Subject, string Body, DateTimeOffset AuthoredAt);
