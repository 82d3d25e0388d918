namespace Bench.Leaderboard.Documents;

/// <summary>A heading of a document.</summary>
/// <param name="Level">2 for a part, 3 for a part of it, and so on.</param>
/// <param name="Text">Its words.</param>
/// <param name="Anchor">What an address names it by.</param>
public sealed record DocumentHeading(int Level, string Text, string Anchor);
