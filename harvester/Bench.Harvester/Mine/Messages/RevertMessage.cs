using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Bench.Harvester.Mine.Messages;

/// <summary>What a message says that it takes back.</summary>
/// <param name="Commits">Ids of commits, full or shortened.</param>
/// <param name="Numbers">Numbers of pull requests.</param>
/// <param name="Title">The quoted title; empty when there is none. It ends in an ellipsis when it was cut.</param>
internal sealed partial record RevertMessage(ImmutableArray<string> Commits, ImmutableArray<int> Numbers, string Title)
{
    /// <summary>Reads a message; null when its title does not begin with the word.</summary>
    public static RevertMessage? Read(string title, string body)
    {
        if (Beginning().Match(title) is not { Success: true })
        {
            return null;
        }

        var quoted = Quoted().Match(title) is { Success: true } match ? match.Groups["title"].Value : "";
        quoted = quoted.Length == 0 && Cut().Match(title) is { Success: true } cut ? cut.Groups["title"].Value : quoted;
        var inner = quoted.Length > 0 ? MergeMessageReader.Read(quoted, "") : [];
        var numbers = inner.Select(message => message.Number).Concat(Numbered().Matches(title + "\n" + body).Select(found => Parse(found.Groups["n"].Value)));
        return new RevertMessage(
            [.. Commit().Matches(body).Select(found => found.Groups["id"].Value)],
            [.. numbers.Where(number => number > 0).Distinct()],
            inner.Length > 0 ? inner[0].Title : quoted);
    }

    private static int Parse(string digits) => int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    [GeneratedRegex(@"\A\W*(\[[^\]]*\]\W*)*revert(s|ed|ing)?\b", Options)]
    private static partial Regex Beginning();

    [GeneratedRegex(@"revert(s|ed|ing)?:? [""“](?<title>.+)[""”]", Options)]
    private static partial Regex Quoted();

    [GeneratedRegex(@"revert(s|ed|ing)?:? [""“](?<title>[^""”]+…)\z", Options)]
    private static partial Regex Cut();

    [GeneratedRegex(@"\brevert(s|ed|ing)? (pull request |merge request |pr )?([A-Za-z0-9_.-]+/[A-Za-z0-9_.-]+)?[#!](?<n>[0-9]+)", Options)]
    private static partial Regex Numbered();

    [GeneratedRegex(@"\breverts( merge)? commit (?<id>[0-9a-f]{7,64})", Options)]
    private static partial Regex Commit();

    private const RegexOptions Options = RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking | RegexOptions.IgnoreCase;
}
