using System.Collections.Immutable;
using Bench.Leaderboard.Importing;

namespace Bench.Leaderboard.Searching;

/// <summary>What was found of one kind.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Hits">The hits, best first.</param>
public sealed record FoundGroup(SearchKind Kind, ImmutableArray<FoundHit> Hits);
