namespace Bench.Harvester.GitHub;

/// <summary>A commit of the clone.</summary>
/// <param name="Id">Full id.</param>
/// <param name="AuthoredAt">When its author wrote it.</param>
/// <param name="Message">Its whole message.</param>
internal sealed record LineCommit(string Id, DateTimeOffset AuthoredAt, string Message)
{
    /// <summary>First line of the message.</summary>
    public string Subject => Message.Split('\n', 2)[0].Trim();

    /// <summary>The rest of the message, trimmed.</summary>
    public string Body => Message.Split('\n', 2) is [_, var rest] ? rest.Trim() : "";
}
