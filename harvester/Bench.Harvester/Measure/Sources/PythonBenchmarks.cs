using System.Text.RegularExpressions;

namespace Bench.Harvester.Measure.Sources;

/// <summary>Finds benchmarks in the text of a Python file: <c>time_*</c> of asv, and tests with the fixture of pytest-benchmark.</summary>
internal static partial class PythonBenchmarks
{
    /// <summary>Those of asv: functions of the module and methods of its classes.</summary>
    /// <param name="path">Path of the file.</param>
    /// <param name="text">Its text.</param>
    public static IEnumerable<FoundBenchmark> OfAsv(string path, string text) =>
        Definitions(path, text).Where(found => found.Benchmark.Function.StartsWith("time_", StringComparison.Ordinal)).Select(found => found.Benchmark);

    /// <summary>Those of pytest-benchmark: tests that ask for the fixture <c>benchmark</c>.</summary>
    /// <param name="path">Path of the file.</param>
    /// <param name="text">Its text.</param>
    public static IEnumerable<FoundBenchmark> OfPytest(string path, string text) =>
        Definitions(path, text).Where(found => found.Benchmark.Function.StartsWith("test_", StringComparison.Ordinal) && Fixture().IsMatch(found.Parameters)).Select(found => found.Benchmark);

    /// <summary>Functions at the margin and methods right below a class; a method's text is its class's, since its setup says what it is about.</summary>
    private static List<(FoundBenchmark Benchmark, string Parameters)> Definitions(string path, string text)
    {
        var found = new List<(FoundBenchmark, string)>();
        var rows = text.Split('\n');
        string? owner = null;
        string ownerText = "";
        for (var at = 0; at < rows.Length; at++)
        {
            if (Class().Match(rows[at]) is { Success: true } type)
            {
                (owner, ownerText) = (type.Groups["name"].Value, Block(rows, at));
            }
            else if (Function().Match(rows[at]) is { Success: true } function)
            {
                var inside = function.Groups["indent"].Length > 0;
                owner = inside ? owner : null;
                if (!inside || (owner is not null && function.Groups["indent"].Value is "    " or "\t"))
                {
                    found.Add((new FoundBenchmark(path, owner, function.Groups["name"].Value, owner is null ? Block(rows, at) : Setup(ownerText) + Block(rows, at)), Head(rows, at)));
                }
            }
        }

        return found;
    }

    /// <summary>A definition with what is indented below it.</summary>
    private static string Block(string[] rows, int at)
    {
        var indent = Indent(rows[at]);
        var end = at + 1;
        while (end < rows.Length && (rows[end].Trim().Length == 0 || Indent(rows[end]) > indent || rows[end].TrimStart().StartsWith(')')))
        {
            end++;
        }

        return string.Join('\n', rows[at..end]);
    }

    /// <summary>What of a class is not one of its benchmarks.</summary>
    private static string Setup(string text)
    {
        var at = Benchmark().Match(text);
        return at.Success ? text[..at.Index] : "";
    }

    /// <summary>The parameters of a definition, which may stand on several lines.</summary>
    private static string Head(string[] rows, int at)
    {
        var text = string.Join(' ', rows.Skip(at).Take(12));
        var (open, close) = (text.IndexOf('(', StringComparison.Ordinal), text.IndexOf("):", StringComparison.Ordinal));
        close = close < 0 ? text.IndexOf(')', StringComparison.Ordinal) : close;
        return open >= 0 && close > open ? text[(open + 1)..close] : "";
    }

    private static int Indent(string row) => row.Length - row.TrimStart().Length;

    [GeneratedRegex(@"^class\s+(?<name>\w+)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Class();

    [GeneratedRegex(@"^(?<indent>\s*)def\s+(?<name>\w+)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Function();

    [GeneratedRegex(@"(^|,)\s*benchmark\s*(,|:|=|$)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Fixture();

    [GeneratedRegex(@"\bdef\s+(time|test|track|peakmem|mem)_", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Benchmark();
}
