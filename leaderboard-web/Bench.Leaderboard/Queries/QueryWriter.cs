using System.Globalization;
using System.Text;

namespace Bench.Leaderboard.Queries;

/// <summary>Prints the query of an address: keys in the order in which they are added, defaults left out.</summary>
public sealed class QueryWriter
{
    private readonly StringBuilder text = new();

    /// <summary>Adds a text unless it is the usual one.</summary>
    public QueryWriter Add(string name, string value, string usual = "")
    {
        if (value != usual)
        {
            text.Append(text.Length == 0 ? '?' : '&').Append(name).Append('=').Append(Uri.EscapeDataString(value));
        }

        return this;
    }

    /// <summary>Adds a switch when it is on.</summary>
    public QueryWriter Add(string name, bool value) => Add(name, value ? "true" : "");

    /// <summary>Adds a switch with a middle unless it stands there.</summary>
    public QueryWriter Add(string name, bool? value) => Add(name, value switch { true => "true", false => "false", null => "" });

    /// <summary>Adds a number unless it is the usual one.</summary>
    public QueryWriter Add(string name, double value, double usual) => Add(name, Text(value), Text(usual));

    /// <summary>Adds a day when there is one.</summary>
    public QueryWriter Add(string name, DateOnly? value) => Add(name, value?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "");

    /// <summary>What was printed: empty, or from the question mark on.</summary>
    public override string ToString() => text.ToString();

    private static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
