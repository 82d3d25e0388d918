using System.Globalization;
using Microsoft.Extensions.Primitives;

namespace Bench.Leaderboard.Queries;

/// <summary>
/// Reads the values of an address: each key known, each at most once, each value understood. The first problem is kept and reading goes on with
/// the usual value. An empty value is one that was not given, because forms send empty fields along.
/// </summary>
/// <param name="query">The keys and values.</param>
public sealed class QueryReader(IQueryCollection query)
{
    private readonly HashSet<string> asked = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The first problem so far; null when there is none.</summary>
    public QueryProblem? Problem { get; private set; }

    /// <summary>Free text.</summary>
    /// <param name="name">The key.</param>
    /// <param name="most">Longest text, in characters.</param>
    public string Text(string name, int most = 100)
    {
        var value = Value(name);
        return value.Length <= most ? value : Refuse(name, value, string.Create(CultureInfo.InvariantCulture, $"at most {most} characters"), "");
    }

    /// <summary>A switch: <c>true</c>, or left out.</summary>
    public bool Flag(string name) => Choice(name) == true;

    /// <summary>A switch with a middle: <c>true</c>, <c>false</c>, or null when left out.</summary>
    public bool? Choice(string name) => Value(name) switch
    {
        "" => null,
        "true" => true,
        "false" => false,
        var other => Refuse<bool?>(name, other, "true, false, or nothing", null),
    };

    /// <summary>One word of a list.</summary>
    /// <param name="name">The key.</param>
    /// <param name="usual">What a missing key means.</param>
    /// <param name="known">Words that are understood.</param>
    public string Word(string name, string usual, IReadOnlyCollection<string> known)
    {
        var value = Value(name);
        return value.Length == 0 ? usual : known.Contains(value, StringComparer.Ordinal) ? value : Refuse(name, value, $"one of {string.Join(", ", known)}", usual);
    }

    /// <summary>A number with a decimal point.</summary>
    /// <param name="name">The key.</param>
    /// <param name="usual">What a missing key means.</param>
    /// <param name="low">Smallest number.</param>
    /// <param name="high">Largest number.</param>
    public double Number(string name, double usual, double low, double high)
    {
        var value = Value(name);
        return value.Length == 0 ? usual
            : double.TryParse(value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && number >= low && number <= high ? number
            : Refuse(name, value, string.Create(CultureInfo.InvariantCulture, $"a number from {low} to {high}"), usual);
    }

    /// <summary>A whole number.</summary>
    /// <param name="name">The key.</param>
    /// <param name="usual">What a missing key means.</param>
    /// <param name="low">Smallest number.</param>
    /// <param name="high">Largest number.</param>
    public int Whole(string name, int usual, int low, int high)
    {
        var value = Value(name);
        return value.Length == 0 ? usual
            : int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= low && number <= high ? number
            : Refuse(name, value, string.Create(CultureInfo.InvariantCulture, $"a whole number from {low} to {high}"), usual);
    }

    /// <summary>A day, ISO 8601; null when left out.</summary>
    public DateOnly? Day(string name) => Value(name) switch
    {
        "" => null,
        var value when DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) => day,
        var other => Refuse<DateOnly?>(name, other, "a day as year-month-day, such as 2026-01-31", null),
    };

    /// <summary>All values of a key that may stand several times; empty ones are left out.</summary>
    public IReadOnlyList<string> All(string name)
    {
        asked.Add(name);
        return [.. query[name].OfType<string>().Where(value => value.Length > 0)];
    }

    /// <summary>The query, when every key was asked for and every value was understood.</summary>
    /// <param name="make">Makes it of the values.</param>
    public QueryReading<T> End<T>(Func<T> make)
    {
        if (Problem is null && query.Keys.FirstOrDefault(key => !asked.Contains(key)) is { } unknown)
        {
            Problem = new QueryProblem(unknown, query[unknown].ToString(), asked.Count == 0 ? "no key at all" : $"one of the keys {string.Join(", ", asked)}");
        }

        return Problem is null ? new QueryReading<T>.Read(make()) : new QueryReading<T>.Refused(Problem);
    }

    /// <summary>Notes a value that is not understood, unless another was noted before.</summary>
    /// <param name="name">The key.</param>
    /// <param name="found">The value.</param>
    /// <param name="expected">What is understood.</param>
    /// <param name="usual">What to go on with.</param>
    public T Refuse<T>(string name, string found, string expected, T usual)
    {
        Problem ??= new QueryProblem(name, found, expected);
        return usual;
    }

    private string Value(string name)
    {
        asked.Add(name);
        var values = query[name];
        return values.Count > 1 && values.Distinct(StringComparer.Ordinal).Skip(1).Any()
            ? Refuse(name, StringValues.IsNullOrEmpty(values) ? "" : values.ToString(), "the key once", "")
            : values.FirstOrDefault() ?? "";
    }
}
