using System.Text.Json;
using System.Text.Json.Serialization;
using Bench.Contracts.Tasks;

namespace Bench.Contracts.Documents;

/// <summary>Reads and writes a task id as its text.</summary>
internal sealed class TaskIdConverter : JsonConverter<TaskId>
{
    /// <inheritdoc/>
    public override TaskId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        (reader.TokenType == JsonTokenType.String ? TaskId.TryParse(reader.GetString()) : null) ?? throw new JsonException("Expected a task id.");

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, TaskId value, JsonSerializerOptions options) => writer.WriteStringValue(value.Value);
}
