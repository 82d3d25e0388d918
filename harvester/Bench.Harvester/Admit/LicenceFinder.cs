using System.Collections.Immutable;
using System.Text;
using System.Text.RegularExpressions;
using Bench.Evaluation.Sources;

namespace Bench.Harvester.Admit;

/// <summary>Finds the licence of a repository in its files at a commit.</summary>
/// <param name="repository">The repository.</param>
public sealed partial class LicenceFinder(IGitRepository repository)
{
    /// <summary>SPDX expression: one identifier, several joined by OR where a choice is given, or <see cref="LicenceMatcher.Unknown"/>.</summary>
    public async Task<string> OfAsync(string commit, CancellationToken cancellationToken)
    {
        var root = (await repository.ReadTreeAsync(commit, cancellationToken)).Where(entry => !entry.Path.Contains('/', StringComparison.Ordinal) && entry.Mode.StartsWith("100", StringComparison.Ordinal)).ToList();
        var main = await MatchAsync(root.Where(entry => MainName().IsMatch(entry.Path)), cancellationToken);
        if (!main.IsEmpty)
        {
            // COPYING beside COPYING.LESSER: the second adds to the first, and names the whole.
            return main.FirstOrDefault(id => id.StartsWith("LGPL", StringComparison.Ordinal)) ?? main[0];
        }

        var choice = await MatchAsync(root.Where(entry => ChoiceName().IsMatch(entry.Path)), cancellationToken);
        return choice.IsEmpty ? LicenceMatcher.Unknown : string.Join(" OR ", choice.Order(StringComparer.Ordinal));
    }

    private async Task<ImmutableArray<string>> MatchAsync(IEnumerable<TreeEntry> entries, CancellationToken cancellationToken)
    {
        var chosen = entries.OrderBy(entry => entry.Path, StringComparer.Ordinal).ToList();
        var texts = chosen.Count == 0 ? [] : await repository.ReadBlobsAsync([.. chosen.Select(entry => entry.ObjectId)], cancellationToken);
        return [.. texts.Select(text => LicenceMatcher.Match(Encoding.UTF8.GetString(text))).Where(id => id != LicenceMatcher.Unknown).Distinct(StringComparer.Ordinal)];
    }

    [GeneratedRegex(@"^((un)?licen[cs]e|copying(\.lesser)?)(\.(txt|md|rst|markdown))?$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex MainName();

    [GeneratedRegex(@"^(licen[cs]e|copying)[-_.].+$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex ChoiceName();
}
