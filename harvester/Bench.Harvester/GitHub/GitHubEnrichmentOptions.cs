using Bench.Harvester.GitHub.Client;

namespace Bench.Harvester.GitHub;

/// <summary>What is added to the pull requests that history found.</summary>
public sealed record GitHubEnrichmentOptions
{
    /// <summary>How GitHub is asked.</summary>
    public GitHubClientOptions Client { get; init; } = new();

    /// <summary>Path of the clone's <c>.git</c> folder or bare repository; null leaves out what needs the history.</summary>
    public string? GitDirectory { get; init; }

    /// <summary>Tip of the main line that was mined.</summary>
    public string Revision { get; init; } = "HEAD";

    /// <summary>
    /// Whether to look for merged pull requests that history does not show. It needs the list of all pull requests, 100 a request, which is
    /// used for more than a few given ones anyway.
    /// </summary>
    public bool FindOthers { get; init; } = true;

    /// <summary>
    /// Comments and review comments of each pull request, the first of each kind. Two requests a pull request: for a whole history leave it 0, and ask for
    /// those that passed the filter.
    /// </summary>
    public int Comments { get; init; }

    /// <summary>Issues that a pull request closes, the first of them. A request each.</summary>
    public int LinkedIssues { get; init; }

    /// <summary>Letters of each entry of the discussion that are kept.</summary>
    public int EntryLetters { get; init; } = 16 << 10;
}
