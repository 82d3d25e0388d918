using System.Collections.Immutable;

namespace Bench.Leaderboard.Status;

/// <summary>What waits to be evaluated, and who evaluates.</summary>
/// <param name="Waiting">Submissions that wait for a worker.</param>
/// <param name="Running">Submissions that a worker holds.</param>
/// <param name="Workers">Workers that hold one.</param>
public sealed record QueueState(int Waiting, int Running, ImmutableArray<WorkerState> Workers);
