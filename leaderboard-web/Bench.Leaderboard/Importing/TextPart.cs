namespace Bench.Leaderboard.Importing;

/// <summary>A stretch of text.</summary>
/// <param name="Text">The text; from outside.</param>
/// <param name="IsMatch">Whether it is what was searched for.</param>
public sealed record TextPart(string Text, bool IsMatch);
