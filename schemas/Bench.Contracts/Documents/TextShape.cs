using System.Collections.Concurrent;
using System.Text.RegularExpressions;

namespace Bench.Contracts.Documents;

/// <summary>Matches whole texts against the patterns of <see cref="ShapeAttribute"/>, in linear time.</summary>
internal static class TextShape
{
    private static readonly ConcurrentDictionary<string, Regex> Compiled = new(StringComparer.Ordinal);

    /// <summary>Whether the whole text fits; <c>$</c> alone would let a line end slip through.</summary>
    public static bool Fits(string pattern, string text)
    {
        var regex = Compiled.GetOrAdd(
            pattern, static key => new Regex(key, RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking));
        return regex.Match(text) is { Success: true } match && match.Length == text.Length;
    }
}
