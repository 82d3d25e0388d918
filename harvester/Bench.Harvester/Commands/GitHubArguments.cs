using System.Collections.Immutable;
using System.CommandLine;
using Bench.Evaluation;
using Bench.Evaluation.Shell;
using Bench.Harvester.Funnel;
using Bench.Harvester.GitHub;
using Bench.Harvester.GitHub.Client;

namespace Bench.Harvester.Commands;

/// <summary>The options of asking GitHub. There is none for a token: arguments are seen by everybody on the machine.</summary>
internal static class GitHubArguments
{
    private const int Comments = 20;
    private const int LinkedIssues = 5;

    private static readonly Option<bool> Ask = new("--github") { Description = "Also ask GitHub: labels, descriptions, rebase merges, and with --only the discussion. Tokens come from BENCH_GITHUB_TOKENS or GITHUB_TOKEN." };

    private static readonly Option<string?> TokenFile = new("--token-file") { Description = "A file with a token a line, readable by its owner alone, in place of the environment." };

    private static readonly Option<string> Api = new("--api") { Description = "Address of the API; that of an Enterprise server is https://HOST/api/v3.", DefaultValueFactory = _ => ApiAddress.GitHub.Root.ToString() };

    /// <summary>All of them.</summary>
    public static ImmutableArray<Option> All => [Ask, TokenFile, Api];

    /// <summary>What asks GitHub; null when the history alone is wanted. Tokens leave the environment either way, so that nothing started later inherits them.</summary>
    /// <exception cref="WrongUseException">The address or the token file cannot be used.</exception>
    public static GitHubStep? Read(ParseResult parsed, HarvestRequest request)
    {
        try
        {
            var tokens = GitHubTokens.Take(parsed.GetValue(TokenFile));
            var options = new GitHubEnrichmentOptions
            {
                Client = new GitHubClientOptions { Address = ApiAddress.Parse(parsed.GetValue(Api)!), CacheFile = Path.Combine(BenchFolders.OfUser().Cache, "github.sqlite"), Seed = (int)(request.Seed % int.MaxValue) },
                Comments = request.Only.IsEmpty ? 0 : Comments,
                LinkedIssues = request.Only.IsEmpty ? 0 : LinkedIssues,
            };
            return parsed.GetValue(Ask) ? new GitHubStep(options, tokens, TimeProvider.System) : null;
        }
        catch (Exception mistake) when (mistake is FormatException or ApiException)
        {
            throw new WrongUseException(mistake.Message, mistake);
        }
    }
}
