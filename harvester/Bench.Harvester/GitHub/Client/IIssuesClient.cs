using Bench.Harvester.GitHub.Client.Models;

namespace Bench.Harvester.GitHub.Client;

/// <summary>Issues.</summary>
public interface IIssuesClient
{
    /// <summary>Comments on them.</summary>
    IIssueCommentsClient Comment { get; }

    /// <summary>An issue; null when there is none of that number, or it was deleted.</summary>
    Task<Issue?> Get(string owner, string name, int number, CancellationToken cancellationToken);
}
