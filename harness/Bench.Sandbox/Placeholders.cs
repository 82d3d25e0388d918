using System.Collections.Immutable;
using System.Text;

namespace Bench.Sandbox;

/// <summary>Replaces <c>{repo}</c>, <c>{task}</c>, <c>{tools}</c>, <c>{prepared}</c> and <c>{out}</c> by the paths of a cell. Anything else in braces stays as it is.</summary>
public sealed class Placeholders
{
    private readonly ImmutableSortedDictionary<string, string> _paths;

    private Placeholders(ImmutableSortedDictionary<string, string> paths) => _paths = paths;

    /// <summary>Placeholders of a cell that has these places.</summary>
    /// <param name="places">The places.</param>
    /// <param name="pathOf">Path of a place as the code inside sees it.</param>
    public static Placeholders Of(IEnumerable<CellPlace> places, Func<CellPlace, string> pathOf) =>
        new(places.Distinct().ToImmutableSortedDictionary(Name, pathOf, StringComparer.Ordinal));

    /// <summary>How a place is written: <c>{repo}</c>.</summary>
    public static string Name(CellPlace place) => place switch
    {
        CellPlace.Repo => "{repo}",
        CellPlace.Task => "{task}",
        CellPlace.Tools => "{tools}",
        CellPlace.Prepared => "{prepared}",
        CellPlace.Out => "{out}",
        _ => throw new ArgumentOutOfRangeException(nameof(place), place, "There is no such place."),
    };

    /// <summary>Path of a place.</summary>
    /// <exception cref="ArgumentException">The cell has no such place.</exception>
    public string PathOf(CellPlace place) => _paths.TryGetValue(Name(place), out var path)
        ? path
        : throw new ArgumentException($"The cell was opened without {Name(place)}.", nameof(place));

    /// <summary>Replaces all placeholders in one pass: what a path brings in is not looked at again. That of a place which the cell does not have stays.</summary>
    public string Fill(string text)
    {
        var filled = new StringBuilder(text.Length);
        var at = 0;
        while (at < text.Length)
        {
            var (name, path) = text[at] == '{' ? _paths.FirstOrDefault(pair => text.AsSpan(at).StartsWith(pair.Key, StringComparison.Ordinal)) : default;
            filled.Append(path ?? text[at..(at + 1)]);
            at += name?.Length ?? 1;
        }

        return filled.ToString();
    }
}
