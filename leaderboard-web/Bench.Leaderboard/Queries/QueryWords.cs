using System.Collections.Immutable;
using System.Text.Json;

namespace Bench.Leaderboard.Queries;

/// <summary>The members of an enumeration as the words of an address, in camelCase.</summary>
/// <typeparam name="T">The enumeration.</typeparam>
public static class QueryWords<T>
    where T : struct, Enum
{
    /// <summary>The words, in the order of the members.</summary>
    public static ImmutableArray<string> All { get; } = [.. Enum.GetValues<T>().Select(Of)];

    /// <summary>The word of a member.</summary>
    public static string Of(T value) => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());

    /// <summary>The member of a word; null when there is none.</summary>
    public static T? Value(string word) => All.IndexOf(word) is >= 0 and var index ? Enum.GetValues<T>()[index] : null;
}
