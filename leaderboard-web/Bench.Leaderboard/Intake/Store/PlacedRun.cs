using System.Collections.Immutable;

namespace Bench.Leaderboard.Intake.Store;

/// <summary>A run that is on the board.</summary>
/// <param name="Run">Its identity.</param>
/// <param name="Submissions">Identities of its submissions.</param>
/// <param name="Detail">What should be said about it; null when nothing.</param>
internal sealed record PlacedRun(string Run, ImmutableArray<string> Submissions, string? Detail = null);
