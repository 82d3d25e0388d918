using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.Json;
using Bench.Contracts.Outcomes;

namespace Bench.Contracts.Documents;

/// <summary>How the members of an enumeration are written: camelCase words, and reason codes by their own names.</summary>
internal sealed class EnumWords
{
    private static readonly ConcurrentDictionary<Type, EnumWords> Known = new();

    private readonly FrozenDictionary<string, object> byWord;
    private readonly FrozenDictionary<object, string> byValue;

    private EnumWords(Type type)
    {
        var pairs = Enum.GetValuesAsUnderlyingType(type).Cast<object>().Select(number => Enum.ToObject(type, number))
            .Select(value => (Word: WordOf(value), Value: value)).ToArray();
        Words = [.. pairs.Select(pair => pair.Word)];
        byWord = pairs.ToFrozenDictionary(pair => pair.Word, pair => pair.Value, StringComparer.Ordinal);
        byValue = pairs.ToFrozenDictionary(pair => pair.Value, pair => pair.Word);
    }

    /// <summary>The words, in the order of the members.</summary>
    public ImmutableArray<string> Words { get; }

    /// <summary>The words of an enumeration.</summary>
    public static EnumWords Of(Type type) => Known.GetOrAdd(type, static known => new EnumWords(known));

    /// <summary>The member of that word; null when there is none.</summary>
    public object? Value(string word) => byWord.GetValueOrDefault(word);

    /// <summary>The word of a member.</summary>
    public string Word(object value) => byValue[value];

    private static string WordOf(object value) =>
        value is ReasonCode code ? code.Name() : JsonNamingPolicy.CamelCase.ConvertName(value.ToString()!);
}
