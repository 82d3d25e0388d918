using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Bench.Harvester.Mine;

namespace Bench.Harvester.GitHub;

/// <summary>The issues that a pull request says it closes, in GitHub's own words for that: <c>fixes #12</c>, <c>Closes: owner/name#12</c>, an address.</summary>
internal static partial class LinkedIssues
{
    /// <summary>Numbers of the repository's own issues, in order, without repeats. What stands in a comment of the template or in code does not count.</summary>
    /// <param name="texts">Title, description and messages.</param>
    /// <param name="repository">The repository.</param>
    /// <param name="site">The site that addresses point to.</param>
    public static ImmutableArray<int> In(IEnumerable<string> texts, RepositoryName repository, Uri site)
    {
        var numbers =
            from text in texts
            from Match link in Link().Matches(Hidden().Replace(text, " "))
            where IsOf(link, repository, site)
            select int.Parse(link.Groups["number"].Value, CultureInfo.InvariantCulture);
        return [.. numbers.Where(number => number > 0).Distinct()];
    }

    private static bool IsOf(Match link, RepositoryName repository, Uri site)
    {
        var (host, owner, name) = (link.Groups["host"], link.Groups["owner"], link.Groups["name"]);
        return (!host.Success || string.Equals(host.Value, site.Authority, StringComparison.OrdinalIgnoreCase))
            && (!owner.Success || (string.Equals(owner.Value, repository.Owner, StringComparison.OrdinalIgnoreCase) && string.Equals(name.Value, repository.Name, StringComparison.OrdinalIgnoreCase)));
    }

    [GeneratedRegex(
        @"\b(close[sd]?|fix(es|ed)?|resolve[sd]?)\b:?\s+(https?://(?<host>[A-Za-z0-9.:-]+)/(?<owner>[\w.-]+)/(?<name>[\w.-]+)/issues/|((?<owner>[\w.-]+)/(?<name>[\w.-]+))?#|gh-)(?<number>\d{1,9})\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Link();

    [GeneratedRegex(@"<!--(.|\n)*?(-->|\z)|```(.|\n)*?(```|\z)|`[^`\n]*`", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Hidden();
}
