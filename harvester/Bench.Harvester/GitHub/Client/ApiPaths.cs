using System.Globalization;

namespace Bench.Harvester.GitHub.Client;

/// <summary>Every path that is ever asked for, relative to the root of the API.</summary>
internal static class ApiPaths
{
    public static string Repository(string owner, string name) => $"repos/{Uri.EscapeDataString(owner)}/{Uri.EscapeDataString(name)}";

    public static string PullRequests(string owner, string name) => $"{Repository(owner, name)}/pulls?state=all&sort=created&direction=asc";

    public static string PullRequest(string owner, string name, int number) => $"{Repository(owner, name)}/pulls/{Text(number)}";

    public static string PullRequestCommits(string owner, string name, int number) => $"{PullRequest(owner, name, number)}/commits";

    public static string PullRequestReviewComments(string owner, string name, int number) => $"{PullRequest(owner, name, number)}/comments";

    public static string Issue(string owner, string name, int number) => $"{Repository(owner, name)}/issues/{Text(number)}";

    public static string IssueComments(string owner, string name, int number) => $"{Issue(owner, name, number)}/comments";

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
