using System.Collections.Immutable;

namespace Bench.Harvester.Mine.Histories;

/// <summary>A commit, as the log tells it.</summary>
/// <param name="Id">Full commit id.</param>
/// <param name="Parents">Full ids of its parents, as far as the clone holds them.</param>
/// <param name="AuthoredAt">When its author wrote it.</param>
/// <param name="CommittedAt">When it was committed.</param>
/// <param name="Message">Its message.</param>
/// <param name="Place">Its place in the log; a child has a lower one than its parents.</param>
internal sealed record HistoryCommit(string Id, ImmutableArray<string> Parents, DateTimeOffset AuthoredAt, DateTimeOffset CommittedAt, string Message, int Place)
{
    /// <summary>First line of the message.</summary>
    public string Subject => Message.IndexOf('\n', StringComparison.Ordinal) is >= 0 and var end ? Message[..end].Trim() : Message.Trim();

    /// <summary>The message after its first line, trimmed.</summary>
    public string Body => Message.IndexOf('\n', StringComparison.Ordinal) is >= 0 and var end ? Message[end..].Trim() : "";

    /// <summary>The commit as a part of a branch.</summary>
    public BranchCommit AsBranchCommit() => new(Id, Subject, Body, AuthoredAt);
}
