using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace Bench.Harvester.Build;

/// <summary>As much of TOML as names of requirements need: tables, keys, and the strings in a value. Also reads INI files such as setup.cfg.</summary>
public sealed partial class TomlText
{
    private readonly ImmutableDictionary<(string Table, string Key), string> _values;

    private TomlText(ImmutableDictionary<(string Table, string Key), string> values) => _values = values;

    /// <summary>Reads a text; what it does not understand it leaves out.</summary>
    public static TomlText Read(string text)
    {
        var values = ImmutableDictionary.CreateBuilder<(string Table, string Key), string>();
        var (table, key, value) = ("", "", "");
        foreach (var raw in text.Split('\n'))
        {
            var line = WithoutComment(raw).TrimEnd();
            var open = key.Length > 0 && IsOpen(value);
            var continued = key.Length > 0 && !open && line.Length > 0 && char.IsWhiteSpace(line[0]);
            if (open || continued)
            {
                value += "\n" + line;
            }
            else if (TableHead().Match(line) is { Success: true } head)
            {
                (table, key, value) = (head.Groups["name"].Value.Trim().Replace("\"", "", StringComparison.Ordinal), "", "");
            }
            else if (KeyHead().Match(line) is { Success: true } pair)
            {
                (key, value) = (pair.Groups["key"].Value.Trim(), pair.Groups["value"].Value);
            }

            if (key.Length > 0)
            {
                values[(table, key)] = value;
            }
        }

        return new TomlText(values.ToImmutable());
    }

    /// <summary>Whether there is a table of this name, or one below it.</summary>
    public bool HasTable(string table) =>
        _values.Keys.Any(entry => entry.Table == table || entry.Table.StartsWith(table + ".", StringComparison.Ordinal));

    /// <summary>A value as it is written; empty when there is none.</summary>
    public string Value(string table, string key) => _values.GetValueOrDefault((table, key), "").Trim();

    /// <summary>Keys of a table, in ordinal order.</summary>
    public IEnumerable<string> Keys(string table) =>
        _values.Keys.Where(entry => entry.Table == table).Select(entry => entry.Key.Trim('"')).Order(StringComparer.Ordinal);

    /// <summary>The strings in quotes of a value, such as the entries of a list.</summary>
    public IEnumerable<string> Strings(string table, string key) =>
        Quoted().Matches(_values.GetValueOrDefault((table, key), "")).Select(match => match.Groups["double"].Success ? match.Groups["double"].Value : match.Groups["single"].Value);

    /// <summary>The lines of a value, as INI files write a list.</summary>
    public IEnumerable<string> Lines(string table, string key) =>
        _values.GetValueOrDefault((table, key), "").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static bool IsOpen(string value)
    {
        var outside = Quoted().Replace(value, "");
        return outside.Count(c => c is '[' or '{') > outside.Count(c => c is ']' or '}');
    }

    private static string WithoutComment(string line)
    {
        var (quote, at) = ('\0', 0);
        for (; at < line.Length; at++)
        {
            if (line[at] == '#' && quote == '\0')
            {
                break;
            }

            quote = line[at] is '"' or '\'' ? (quote == '\0' ? line[at] : quote == line[at] ? '\0' : quote) : quote;
        }

        return line[..at];
    }

    [GeneratedRegex(@"^\s*\[\[?(?<name>[^\[\]]+)\]\]?\s*$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex TableHead();

    [GeneratedRegex(@"^(?<key>[A-Za-z0-9_.:""-]+)\s*[=:](?<value>.*)$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex KeyHead();

    [GeneratedRegex(@"""(?<double>[^""\n]*)""|'(?<single>[^'\n]*)'", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Quoted();
}
