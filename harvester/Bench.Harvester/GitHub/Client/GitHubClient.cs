namespace Bench.Harvester.GitHub.Client;

/// <summary>GitHub's API, as much of it as the harvester needs. One question at a time, as GitHub wishes.</summary>
public sealed class GitHubClient : IDisposable
{
    private readonly Connection _connection;

    /// <summary>Makes a client; nothing is sent before its first question.</summary>
    /// <param name="options">How to ask.</param>
    /// <param name="credentials">Tokens; with none it asks as a stranger, who is granted 60 requests an hour.</param>
    /// <param name="clock">The clock of limits and pauses.</param>
    /// <param name="progress">Told of pauses, further attempts and pages.</param>
    /// <exception cref="ApiException">The cache cannot be used.</exception>
    public GitHubClient(GitHubClientOptions options, IReadOnlyList<Credentials> credentials, TimeProvider clock, IProgress<string> progress)
    {
        _connection = new Connection(options, credentials, clock, progress);
        Repository = new RepositoriesClient(_connection);
        PullRequest = new PullRequestsClient(_connection);
        Issue = new IssuesClient(_connection);
    }

    /// <summary>Repositories.</summary>
    public IRepositoriesClient Repository { get; }

    /// <summary>Pull requests.</summary>
    public IPullRequestsClient PullRequest { get; }

    /// <summary>Issues.</summary>
    public IIssuesClient Issue { get; }

    /// <summary>What it asks with.</summary>
    internal Connection Connection => _connection;

    /// <inheritdoc/>
    public void Dispose() => _connection.Dispose();
}
