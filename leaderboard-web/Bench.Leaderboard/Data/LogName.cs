namespace Bench.Leaderboard.Data;

/// <summary>A log that was published.</summary>
/// <param name="Name">Its name without the ending: the phase that printed it.</param>
/// <param name="Length">Its bytes.</param>
public sealed record LogName(string Name, long Length);
