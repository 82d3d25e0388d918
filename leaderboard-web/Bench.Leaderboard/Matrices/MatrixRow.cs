using System.Collections.Immutable;
using Bench.Contracts.Tasks;

namespace Bench.Leaderboard.Matrices;

/// <summary>A task in the grid.</summary>
/// <param name="Task">The task.</param>
/// <param name="Cells">One for each submission of the page, in their order.</param>
public sealed record MatrixRow(TaskId Task, ImmutableArray<MatrixCell> Cells);
