using System.Text.Json.Serialization;

namespace Bench.Sandbox.Engine.Models;

/// <summary>One message of a pull, an import, a push or a build.</summary>
public sealed record JSONMessage
{
    /// <summary>Text of a build.</summary>
    [JsonPropertyName("stream")]
    public string? Stream { get; init; }

    /// <summary>What is being done to the layer <see cref="ID"/>.</summary>
    [JsonPropertyName("status")]
    public string? Status { get; init; }

    [JsonPropertyName("id")]
    public string? ID { get; init; }

    [JsonPropertyName("progressDetail")]
    public JSONProgress? Progress { get; init; }

    /// <summary>Set on the last message of work that failed.</summary>
    [JsonPropertyName("error")]
    public string? ErrorMessage { get; init; }
}
