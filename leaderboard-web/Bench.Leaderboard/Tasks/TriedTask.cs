using System.Collections.Immutable;
using Bench.Contracts.Runs;
using Bench.Leaderboard.Data;

namespace Bench.Leaderboard.Tasks;

/// <summary>What one submission did with one task.</summary>
/// <param name="Submission">The submission.</param>
/// <param name="Attempts">Its results in the order of the attempts; one or more.</param>
public sealed record TriedTask(SubmissionEntry Submission, ImmutableArray<TaskResult> Attempts);
