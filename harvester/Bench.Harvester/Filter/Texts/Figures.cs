using System.Buffers;
using System.Text.RegularExpressions;

namespace Bench.Harvester.Filter.Texts;

/// <summary>Figures that an author gives to show a gain: factors, times before and after, complexities, output of timing tools and tables of results.</summary>
internal static partial class Figures
{
    private static readonly string[] ToolOutput =
        ["per loop", "%timeit", "%%timeit", "wall time:", "cpu times:", "timeit.timeit(", "-m timeit", "best of ", "loops each", "perf_counter(", "snakeviz", "cprofile", "benchmarkdotnet", "ncalls"];

    // A pattern is only tried on a text that holds a word of it.
    private static readonly SearchValues<string> FactorHints = Words("speed", "faster", "as fast", "quicker", "less", "fewer", "improve", "performance", "reduction", "boost", "factor of");
    private static readonly SearchValues<string> FromToHints = Words("from");
    private static readonly SearchValues<string> TookHints = Words("took", "take", "taking", "run in", "runs in", "ran in", "runtime of", "time of", "down to");
    private static readonly SearchValues<string> ComplexityHints = Words("O(");
    private static readonly SearchValues<string> OutputHints = Words(ToolOutput);

    private static readonly string[] TableHeads =
        ["before", "after", "master", "main", "ratio", "speedup", "mean", "median", "time", "old", "new", "this pr", "branch", "stddev", "allocated", "[s]", "(ms)", "(s)"];

    /// <summary>What was found, in words; null when there is none.</summary>
    public static string? Factor(string text) => Match(FactorPattern(), FactorHints, text);

    /// <summary>Times that something took, or from how much to how much it went.</summary>
    public static string? Times(string text) => Match(FromToPattern(), FromToHints, text) ?? Match(TookPattern(), TookHints, text);

    /// <summary>A complexity such as <c>O(n**2)</c>.</summary>
    public static string? Complexity(string text) => Match(ComplexityPattern(), ComplexityHints, text);

    /// <summary>A phrase that only the output of a timing tool holds.</summary>
    public static string? Output(string text) =>
        text.AsSpan().ContainsAny(OutputHints) ? ToolOutput.First(phrase => text.Contains(phrase, StringComparison.OrdinalIgnoreCase)) : null;

    /// <summary>The head of a table whose rows hold times or factors.</summary>
    public static string? Table(string text)
    {
        string? head = null;
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            var row = line.Trim();
            if (head is not null && row.Length > 0 && DurationPattern().IsMatch(row))
            {
                return head;
            }

            head = IsHead(row) ? row.ToString() : row.Length == 0 || row[0] is '|' or '-' or '=' or '+' || char.IsDigit(row[0]) ? head : null;
        }

        return null;
    }

    private static bool IsHead(ReadOnlySpan<char> row)
    {
        if (row.Length > 200 || (row.Count('|') < 2 && !row.Contains("  ", StringComparison.Ordinal)))
        {
            return false;
        }

        var words = 0;
        foreach (var word in TableHeads)
        {
            words += row.Contains(word, StringComparison.OrdinalIgnoreCase) ? 1 : 0;
        }

        return words >= 2;
    }

    private static SearchValues<string> Words(params ReadOnlySpan<string> words) => SearchValues.Create(words, StringComparison.OrdinalIgnoreCase);

    private static string? Match(Regex pattern, SearchValues<string> hints, string text)
    {
        if (!text.AsSpan().ContainsAny(hints))
        {
            return null;
        }

        var match = pattern.Match(text);
        return match.Success ? match.Value.ReplaceLineEndings(" ") : null;
    }

    [GeneratedRegex(
        @"(\d+([.,]\d+)?\s?-?(x|×|times|fold|%)\s+(as fast|faster|speed|quicker|less|fewer|improve\w*|performance|reduction|boost))|((speed\w*|faster|improve\w*)\W+(\w+\W+){0,3}\d+([.,]\d+)?\s?(x\b|×|fold|times|%))|(factor of (about |~|up to )?\d+)|((two|three|four|five|ten|several|many) times (as fast|faster|quicker))",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex FactorPattern();

    [GeneratedRegex(
        @"\bfrom\s+(about |around |over |~)?\d[\d.,]*\s?(ns|us|µs|ms|s|secs?|seconds?|mins?|minutes?|hours?)\b[^.\n]{0,40}\bto\s+(about |around |under |~)?\d",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex FromToPattern();

    [GeneratedRegex(
        @"\b(took|takes?|taking|runs? in|ran in|runtime of|time of|down to)\b[^.\n]{0,40}\b\d[\d.,]*\s?(ns|us|µs|ms|s|secs?|seconds?|mins?|minutes?|hours?)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex TookPattern();

    [GeneratedRegex(@"\bO\(\s?([nNmMkKVE1|]|log|sqrt|len|number)\b[^)\n]{0,20}\)", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex ComplexityPattern();

    [GeneratedRegex(@"\d\s?(ns|us|µs|μs|ms|s|sec|secs|seconds|x|×)\b", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex DurationPattern();
}
