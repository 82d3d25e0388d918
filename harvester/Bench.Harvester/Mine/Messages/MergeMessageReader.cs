using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Bench.Harvester.Mine.Messages;

/// <summary>
/// Reads the number and the title of a pull request out of the message of the commit that merged it: as GitHub, GitLab, Bitbucket, Azure,
/// bors and homu write them, and squashed commits whose first line ends in the number.
/// </summary>
internal static partial class MergeMessageReader
{
    /// <summary>The pull requests that a commit says it merges; empty for a commit that names none.</summary>
    public static ImmutableArray<MergeMessage> Read(string subject, string body)
    {
        if (GitHub().Match(subject) is { Success: true } merge)
        {
            return One(merge, FirstLine(body) is { Length: > 0 } title ? title : BranchTitle(merge), Rest(body));
        }

        if (Homu().Match(subject) is { Success: true } homu)
        {
            return One(homu, FirstLine(body), Rest(body), isBot: true);
        }

        if (Bors().Match(subject) is { Success: true } bors)
        {
            return Batch([.. Hashed().Matches(bors.Value).Select(match => Number(match.Groups["n"].Value))], body);
        }

        if (Bitbucket().Match(subject) is { Success: true } bitbucket)
        {
            return One(bitbucket, FirstLine(body) is { Length: > 0 } title ? title : BranchTitle(bitbucket), Rest(body));
        }

        if (Azure().Match(subject) is { Success: true } azure)
        {
            return One(azure, azure.Groups["title"].Value, body);
        }

        return GitLab().Matches(body) is { Count: > 0 } trailers ? FromGitLab(trailers[^1], subject, body) : Squashed(subject, body);
    }

    /// <summary>A title that was too long goes on in the body, as in "Fix the thing that… " and "…breaks (#7)".</summary>
    private static ImmutableArray<MergeMessage> Squashed(string subject, string body)
    {
        if (Unfinished().Match(subject) is { Success: true } begun && Continued().Match(FirstLine(body)) is { Success: true } continued)
        {
            (subject, body) = (begun.Groups["text"].Value + continued.Groups["text"].Value, Rest(body));
        }

        return Suffix().Match(subject) is { Success: true } squash ? One(squash, squash.Groups["title"].Value, body) : [];
    }

    private static ImmutableArray<MergeMessage> FromGitLab(Match trailer, string subject, string body)
    {
        var lines = body.Split('\n').Select(line => line.Trim()).Where(line => !Trailer().IsMatch(line)).SkipWhile(line => line.Length == 0).ToList();
        var isMerge = subject.StartsWith("Merge branch ", StringComparison.Ordinal);
        var title = isMerge && lines.Count > 0 ? lines[0] : subject;
        return One(trailer, title, string.Join('\n', isMerge ? lines.Skip(1) : lines).Trim());
    }

    /// <summary>A batch of bors: a line <c>12: Title r=reviewer a=author</c> for each.</summary>
    private static ImmutableArray<MergeMessage> Batch(ImmutableArray<int> numbers, string body)
    {
        var titles = BorsTitle().Matches(body).Select(match => (Number: Number(match.Groups["n"].Value), Title: match.Groups["title"].Value.Trim())).ToLookup(line => line.Number, line => line.Title);
        return
        [
            .. numbers.Where(number => number > 0).Select(number => new MergeMessage(
                number, titles[number].FirstOrDefault() ?? "", numbers.Length == 1 ? BorsTitle().Replace(body, "", 1).Trim() : "", IsBot: true, numbers.Length > 1 ? numbers : [])),
        ];
    }

    private static ImmutableArray<MergeMessage> One(Match match, string title, string body, bool isBot = false) =>
        Number(match.Groups["n"].Value) is > 0 and var number ? [new MergeMessage(number, title, body, isBot) { Branch = BranchOf(match) }] : [];

    private static int Number(string digits) => int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    private static string? BranchOf(Match match) => match.Groups["from"] is { Success: true } from ? from.Value.Split(['/', ':'], 2)[^1] : null;

    private static string BranchTitle(Match match) => (BranchOf(match) ?? "").Replace('-', ' ').Replace('_', ' ');

    private static string FirstLine(string body) => body.Split('\n', 2)[0].Trim();

    private static string Rest(string body) => body.IndexOf('\n', StringComparison.Ordinal) is >= 0 and var end ? body[end..].Trim() : "";

    [GeneratedRegex(@"\AMerge (pull request|PR) #(?<n>[0-9]+)\b( from (?<from>\S+))?", Options)]
    private static partial Regex GitHub();

    [GeneratedRegex(@"\AAuto merge of #(?<n>[0-9]+) - ", Options)]
    private static partial Regex Homu();

    [GeneratedRegex(@"\AMerge( #[0-9]+)+:?\s*\z", Options)]
    private static partial Regex Bors();

    [GeneratedRegex("#(?<n>[0-9]+)", Options)]
    private static partial Regex Hashed();

    [GeneratedRegex(@"^(?<n>[0-9]+): (?<title>.*?)( r=\S.*)?$", Options | RegexOptions.Multiline)]
    private static partial Regex BorsTitle();

    [GeneratedRegex(@"\AMerged in (?<from>\S+) \(pull request #(?<n>[0-9]+)\)", Options)]
    private static partial Regex Bitbucket();

    [GeneratedRegex(@"\AMerged PR (?<n>[0-9]+): (?<title>.+)\z", Options)]
    private static partial Regex Azure();

    [GeneratedRegex(@"^See merge request \S*!(?<n>[0-9]+)\s*$", Options | RegexOptions.Multiline)]
    private static partial Regex GitLab();

    [GeneratedRegex(@"\A(See merge request \S*![0-9]+|(Closes|Fixes|Resolves) [^ ]*#[0-9]+.*)\z", Options)]
    private static partial Regex Trailer();

    [GeneratedRegex(@"\A(?<title>.*\S)\s*\((PR |pull request )?(#|!|GH-|gh-)(?<n>[0-9]+)\)\s*\z", Options)]
    private static partial Regex Suffix();

    [GeneratedRegex(@"\A(?<text>.*?)(…|\.\.\.)\s*\z", Options)]
    private static partial Regex Unfinished();

    [GeneratedRegex(@"\A(…|\.\.\.)(?<text>.*\S)\s*\z", Options)]
    private static partial Regex Continued();

    private const RegexOptions Options = RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking;
}
