using System.Text.Json;
using System.Text.Json.Serialization;
using Bench.Contracts.Documents;

namespace Bench.Contracts.Predictions;

/// <summary>A submitted patch; a line of a predictions file. The names are those that every benchmark of this kind writes.</summary>
/// <param name="InstanceId">Id of the task, as written; may name none.</param>
/// <param name="ModelPatch">A unified git diff; may be empty.</param>
/// <param name="ModelNameOrPath">Who made it.</param>
/// <param name="Attempt">Number of the attempt, from 0.</param>
/// <param name="Cost">Cost of making it, in US dollars.</param>
/// <param name="Tokens">Tokens spent on making it.</param>
/// <param name="TrajectoryUrl">Where its making can be read.</param>
public sealed record Prediction(
    [property: JsonPropertyName("instance_id"), Shape(TextPatterns.Name, TextPatterns.NameWords)] string InstanceId,
    [property: JsonPropertyName("model_patch")] string ModelPatch,
    [property: JsonPropertyName("model_name_or_path"), Shape(TextPatterns.Name, TextPatterns.NameWords)] string ModelNameOrPath,
    [property: JsonPropertyName("attempt"), Bounds(0, int.MaxValue)] int Attempt = 0,
    [property: JsonPropertyName("cost"), Bounds(0, double.MaxValue)] double? Cost = null,
    [property: JsonPropertyName("tokens"), Bounds(0, long.MaxValue)] long? Tokens = null,
    [property: JsonPropertyName("trajectory_url")] string? TrajectoryUrl = null)
{
    /// <summary>Fields that this version does not know; kept as they are.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Unknown { get; init; }
}
