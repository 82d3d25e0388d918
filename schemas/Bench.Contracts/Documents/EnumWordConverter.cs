using System.Text.Json;
using System.Text.Json.Serialization;

namespace Bench.Contracts.Documents;

/// <summary>Reads and writes an enumeration as its words, and nothing else: no numbers, no other case, no lists.</summary>
internal sealed class EnumWordConverter<T> : JsonConverter<T>
    where T : struct, Enum
{
    private static readonly EnumWords Words = EnumWords.Of(typeof(T));

    /// <inheritdoc/>
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String ? Parse(reader.GetString()!) : throw new JsonException($"Expected one of {string.Join(", ", Words.Words)}.");

    /// <inheritdoc/>
    public override T ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => Parse(reader.GetString()!);

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(Words.Word(value));

    /// <inheritdoc/>
    public override void WriteAsPropertyName(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WritePropertyName(Words.Word(value));

    private static T Parse(string word) =>
        Words.Value(word) is T value ? value : throw new JsonException($"'{word}' is none of {string.Join(", ", Words.Words)}.");
}
