using System.Text.Json.Serialization;
using Bench.Harvester.GitHub.Client.Models;

namespace Bench.Harvester.GitHub.Client;

/// <summary>JSON of the API: what a record requires must be there and must not be null; what it does not know is passed over.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(Repository))]
[JsonSerializable(typeof(PullRequest))]
[JsonSerializable(typeof(Issue))]
[JsonSerializable(typeof(ApiError))]
[JsonSerializable(typeof(IReadOnlyList<PullRequest>))]
[JsonSerializable(typeof(IReadOnlyList<PullRequestCommit>))]
[JsonSerializable(typeof(IReadOnlyList<PullRequestReviewComment>))]
[JsonSerializable(typeof(IReadOnlyList<IssueComment>))]
[JsonSerializable(typeof(IReadOnlyList<Issue>))]
internal sealed partial class GitHubJson : JsonSerializerContext;
