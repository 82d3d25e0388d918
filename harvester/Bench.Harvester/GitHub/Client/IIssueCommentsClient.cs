using Bench.Harvester.GitHub.Client.Models;

namespace Bench.Harvester.GitHub.Client;

/// <summary>Comments on issues; a pull request is an issue, too.</summary>
public interface IIssueCommentsClient
{
    /// <summary>Those of one issue or pull request, oldest first.</summary>
    Task<IReadOnlyList<IssueComment>> GetAllForIssue(string owner, string name, int number, ApiOptions options, CancellationToken cancellationToken);
}
