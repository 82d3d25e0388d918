using System.Collections.Immutable;
using Bench.Evaluation.Shell;
using Bench.Evaluation.Sources;
using Bench.Harvester.GitHub.Client;
using Bench.Harvester.Mine;

namespace Bench.Harvester.GitHub;

/// <summary>Asks GitHub about what the history of a clone names, and says in the words of the command line what went wrong.</summary>
/// <param name="options">What is asked, and how; the clone's own folder is filled in.</param>
/// <param name="tokens">Tokens.</param>
/// <param name="clock">Clock of limits and pauses.</param>
internal sealed class GitHubStep(GitHubEnrichmentOptions options, IReadOnlyList<Credentials> tokens, TimeProvider clock)
{
    /// <summary>The pull requests with what GitHub knows, and those that history does not name.</summary>
    /// <param name="clone">The clone; its address tells the repository.</param>
    /// <param name="found">What the history names.</param>
    /// <param name="progress">Told what is asked and waited for.</param>
    /// <param name="cancellationToken">Stops it; answers are kept.</param>
    /// <exception cref="WrongUseException">The clone is of another site, no token is accepted, or there is no such repository.</exception>
    /// <exception cref="SourceException">GitHub cannot be asked now.</exception>
    public async Task<ImmutableArray<MinedPullRequest>> AddAsync(
        Clone clone, ImmutableArray<MinedPullRequest> found, IProgress<string> progress, CancellationToken cancellationToken)
    {
        var address = options.Client.Address;
        var name = address.RepositoryOf(clone.Source)
            ?? throw new WrongUseException($"--github: the clone's address '{clone.Source}' is not one of {address.Site.Host}. Harvest owner/name, or set the clone's remote 'origin' to its https address.");
        try
        {
            var service = new GitHubEnrichment(options with { GitDirectory = clone.GitDirectory }, tokens, clock);
            return [.. await service.AddAsync(name, found, progress, cancellationToken)];
        }
        catch (ApiException exception) when (exception.IsWrongUse)
        {
            throw new WrongUseException(exception.Message, exception);
        }
        catch (ApiException exception)
        {
            throw new SourceException($"{exception.Message} What was answered is kept; the same command goes on.", exception);
        }
    }
}
