using Bench.Harvester.GitHub;
using Bench.Harvester.GitHub.Client;
using Bench.Harvester.Mine;

namespace Bench.Harvester.Tests.GitHub;

/// <summary>Values that do not matter to a test, and what a history might have found.</summary>
internal static class Harvested
{
    /// <summary>Two tokens in the form of GitHub's.</summary>
    public const string FirstToken = "ghp_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

    public const string SecondToken = "ghp_BBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBB";

    public static RepositoryName Repository { get; } = new("acme", "fast");

    /// <summary>A folder of its own, made.</summary>
    public static string Folder() => Directory.CreateDirectory(Path.Combine(TestContext.CurrentContext.WorkDirectory, Guid.NewGuid().ToString("N"))).FullName;

    public static string CacheFile() => Path.Combine(Folder(), "github.sqlite");

    public static IReadOnlyList<Credentials> Tokens(params string[] tokens) => [.. tokens.Select(token => new Credentials(token))];

    public static MinedPullRequest Pull(int number, string title = "Speed it up", string body = "", string? merge = null) => new(
        number, title, body, MergeStyle.Squash, new string('0', 40), merge ?? Sha(number), merge ?? Sha(number), DateTimeOffset.UnixEpoch.AddDays(number), [], []);

    /// <summary>An id that a commit might have.</summary>
    public static string Sha(int number) => number.ToString("x40", System.Globalization.CultureInfo.InvariantCulture);

    public static GitHubClientOptions Asking(string root, string? cache = null) => new() { Address = ApiAddress.Parse(root), CacheFile = cache };

    public static GitHubEnrichmentOptions Adding(string root, string? cache = null) => new() { Client = Asking(root, cache), Comments = 3, LinkedIssues = 2 };

    /// <summary>A text form that tells two results apart.</summary>
    public static string Text(IEnumerable<MinedPullRequest> mined) => string.Join('\n', mined.Select(each =>
        $"{each.Number}|{each.Title}|{each.Body}|{each.Style}|{each.Base}|{each.Merge}|{Joined(each.Labels)}|{Joined(each.Discussion)}|{each.TargetBranch}|{Joined(each.Gaps)}|{string.Join(',', each.Commits.Select(commit => commit.Subject))}|{string.Join(',', each.Files)}"));

    private static string Joined(System.Collections.Immutable.ImmutableArray<string> texts) => texts.IsDefault ? "-" : string.Join(',', texts);
}
