namespace Bench.Leaderboard.Data;

/// <summary>A stretch of a log.</summary>
/// <param name="Text">The text; printed by submitted code. Bytes that are no UTF-8 are the replacement character.</param>
/// <param name="Start">Its first byte.</param>
/// <param name="Next">First byte of the next stretch; null at the end.</param>
/// <param name="Length">Bytes of the whole log.</param>
public sealed record LogPage(string Text, long Start, long? Next, long Length);
