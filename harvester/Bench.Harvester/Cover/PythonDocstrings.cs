using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace Bench.Harvester.Cover;

/// <summary>Finds the lines of Python that are text on their own, as docstrings are: nothing executes them.</summary>
public static partial class PythonDocstrings
{
    /// <summary>Numbers of these lines, from 1.</summary>
    public static ImmutableHashSet<int> LinesOf(string[] lines)
    {
        var found = ImmutableHashSet.CreateBuilder<int>();
        var (quote, counts) = ("", false);
        for (var at = 0; at < lines.Length; at++)
        {
            var rest = lines[at];
            if (quote.Length == 0)
            {
                if (Open().Match(rest) is not { Success: true } open)
                {
                    continue;
                }

                (quote, counts) = (open.Groups["quote"].Value, open.Groups["before"].Value.Trim().Length == 0);
                rest = rest[(open.Groups["quote"].Index + quote.Length)..];
            }

            if (counts)
            {
                found.Add(at + 1);
            }

            quote = rest.Contains(quote, StringComparison.Ordinal) ? "" : quote;
        }

        return found.ToImmutable();
    }

    [GeneratedRegex("^(?<before>[^#'\"]*?)[rRbBuUfF]{0,2}(?<quote>\"\"\"|''')", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Open();
}
