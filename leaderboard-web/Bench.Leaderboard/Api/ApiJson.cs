using System.Text.Json;
using Bench.Contracts.Documents;

namespace Bench.Leaderboard.Api;

/// <summary>How views are written: as the files are, with room for the envelope.</summary>
public static class ApiJson
{
    /// <summary>Deepest nesting of an answer.</summary>
    private const int DeepestNesting = 32;

    /// <summary>Options that write one line.</summary>
    public static JsonSerializerOptions Options { get; } = Create();

    private static JsonSerializerOptions Create()
    {
        var options = new JsonSerializerOptions(BenchJson.Options) { MaxDepth = DeepestNesting };
        options.MakeReadOnly();
        return options;
    }
}
