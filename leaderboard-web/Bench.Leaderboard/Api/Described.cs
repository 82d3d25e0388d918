namespace Bench.Leaderboard.Api;

/// <summary>What the description of the API says of an address beyond what the framework sees.</summary>
/// <param name="Keys">Keys that its query understands.</param>
/// <param name="Type">Media type of the answer.</param>
/// <param name="Schema">Name of the answer's schema in <c>schemas/v1/api</c>; null when it is no JSON document.</param>
internal sealed record Described(IReadOnlyList<string> Keys, string Type, string? Schema = null);
