using System.Collections.Immutable;

namespace Bench.Leaderboard.Importing;

/// <summary>Something that a search found.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Id">Its identity within its kind.</param>
/// <param name="Title">Its title with the words that were found; text from outside.</param>
/// <param name="Text">A passage of it with the words that were found; text from outside.</param>
public sealed record SearchHit(SearchKind Kind, string Id, ImmutableArray<TextPart> Title, ImmutableArray<TextPart> Text);
