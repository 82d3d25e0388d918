namespace Bench.Leaderboard.Api;

/// <summary>Says which keys an address of the API understands, for its description.</summary>
/// <param name="Keys">The keys.</param>
internal sealed record QueryKeys(IReadOnlyList<string> Keys);
