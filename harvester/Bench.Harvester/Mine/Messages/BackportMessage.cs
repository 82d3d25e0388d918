using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Bench.Harvester.Mine.Messages;

/// <summary>What a message says that it repeats.</summary>
/// <param name="Numbers">Numbers of pull requests.</param>
/// <param name="Commits">Ids of commits that were picked.</param>
internal sealed partial record BackportMessage(ImmutableArray<int> Numbers, ImmutableArray<string> Commits)
{
    /// <summary>Reads a message.</summary>
    /// <param name="title">Title of the pull request, or first line of the commit.</param>
    /// <param name="body">The rest.</param>
    public static BackportMessage Read(string title, string body)
    {
        var inner = Named().IsMatch(title) ? MergeMessageReader.Read(title, "").Select(message => message.Number) : [];
        var numbers = Numbered().Matches(title + "\n" + body).Select(found => int.TryParse(found.Groups["n"].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0);
        return new BackportMessage([.. numbers.Concat(inner).Where(number => number > 0).Distinct()], [.. Picked().Matches(body).Select(found => found.Groups["id"].Value)]);
    }

    [GeneratedRegex(@"\b(back|forward)[ -]?port", Options)]
    private static partial Regex Named();

    [GeneratedRegex(@"\b(back|forward)[ -]?port(s|ed|ing)?:? (of )?(pull request |merge request |pr )?([A-Za-z0-9_.-]+/[A-Za-z0-9_.-]+)?[#!](?<n>[0-9]+)", Options)]
    private static partial Regex Numbered();

    [GeneratedRegex(@"\(cherry[ -]picked from commit (?<id>[0-9a-f]{7,64})\)", Options)]
    private static partial Regex Picked();

    private const RegexOptions Options = RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking | RegexOptions.IgnoreCase;
}
