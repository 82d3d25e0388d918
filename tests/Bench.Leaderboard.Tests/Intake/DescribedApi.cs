using System.Text.Json;
using System.Text.Json.Nodes;

namespace Bench.Leaderboard.Tests.Intake;

/// <summary>The description of the API, beside what the site answers.</summary>
/// <param name="document">The OpenAPI document.</param>
internal sealed class DescribedApi(JsonNode document)
{
    /// <summary>The OpenAPI document.</summary>
    public JsonNode Document => document;

    /// <summary>Every operation with its path and method.</summary>
    public IEnumerable<(string Path, string Method, JsonNode Operation)> Operations =>
        from path in document["paths"]!.AsObject()
        from method in path.Value!.AsObject()
        select (path.Key, method.Key.ToUpperInvariant(), method.Value!);

    /// <summary>Asks a site for it.</summary>
    public static async Task<DescribedApi> OfAsync(IntakeBench bench, CancellationToken cancellationToken) => new(JsonNode.Parse(
        await bench.Client().GetStringAsync(new Uri("api/v1/openapi.json", UriKind.Relative), cancellationToken), documentOptions: new JsonDocumentOptions { MaxDepth = 128 })!);

    /// <summary>An operation.</summary>
    public JsonNode Operation(string path, string method) => document["paths"]![path]![method]!;

    /// <summary>The statuses that an operation may answer with.</summary>
    public static IEnumerable<string> Statuses(JsonNode operation) => operation["responses"]!.AsObject().Select(response => response.Key);

    /// <summary>The status stands in the description, with the type and every header that it promises.</summary>
    public static void AssertDescribed(JsonNode operation, HttpResponseMessage answer)
    {
        var described = operation["responses"]![$"{(int)answer.StatusCode}"];
        Assert.That(described, Is.Not.Null, $"{answer.StatusCode} of {answer.RequestMessage!.RequestUri} is described");
        var types = described!["content"]?.AsObject().Select(type => type.Key) ?? [];
        Assert.That(types, answer.Content.Headers.ContentType is { MediaType: { } type } ? Has.Member(type) : Is.Empty, $"{answer.StatusCode} of {answer.RequestMessage!.RequestUri}");
        foreach (var header in described["headers"]?.AsObject().Select(header => header.Key) ?? [])
        {
            Assert.That(answer.Headers.Contains(header), $"{answer.StatusCode} has {header}");
        }
    }
}
