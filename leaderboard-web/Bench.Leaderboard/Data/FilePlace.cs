namespace Bench.Leaderboard.Data;

/// <summary>A stretch of a file.</summary>
/// <param name="Start">Its first byte.</param>
/// <param name="Length">Its bytes.</param>
internal sealed record FilePlace(long Start, long Length);
