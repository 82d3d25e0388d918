using System.Globalization;
using System.Text.Json;
using Bench.Contracts.Documents;
using Bench.Leaderboard.Views;

namespace Bench.Leaderboard.Api;

/// <summary>
/// Writes tables as CSV (RFC 4180): a header row, numbers with a dot, ISO dates, nothing for what is missing. A text that a spreadsheet would
/// take for a formula is quoted and begins with an apostrophe.
/// </summary>
public static class CsvText
{
    private const string LineEnd = "\r\n";
    private const string FormulaStarts = "=+-@\t\r\n";
    private const string NeedsQuotes = ",\"\r\n";

    /// <summary>The lines of a table, each with its end.</summary>
    public static IEnumerable<string> Lines(CsvTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        return table.Rows.Select(row => Line(row)).Prepend(Line(table.Columns.Cast<object?>()));
    }

    /// <summary>One value.</summary>
    public static string Cell(object? value) => value switch
    {
        null => "",
        bool flag => flag ? "true" : "false",
        double number => number.ToString("R", CultureInfo.InvariantCulture),
        DateTimeOffset moment => UtcMoment.Text(moment),
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        Enum word => JsonNamingPolicy.CamelCase.ConvertName(word.ToString()),
        string text => Text(text),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => Text(value.ToString() ?? ""),
    };

    private static string Line(IEnumerable<object?> values) => string.Join(',', values.Select(Cell)) + LineEnd;

    private static string Text(string text)
    {
        var start = text.AsSpan().TrimStart(' ');
        var isFormula = start.Length > 0 && FormulaStarts.Contains(start[0], StringComparison.Ordinal);
        return isFormula ? Quoted("'" + text) : text.AsSpan().IndexOfAny(NeedsQuotes) >= 0 ? Quoted(text) : text;
    }

    private static string Quoted(string text) => $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
