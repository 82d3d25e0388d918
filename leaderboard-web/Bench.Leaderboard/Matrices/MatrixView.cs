using System.Collections.Immutable;
using Bench.Leaderboard.Data;
using Bench.Leaderboard.Queries;
using Bench.Leaderboard.Views;

namespace Bench.Leaderboard.Matrices;

/// <summary>A page of the grid of tasks and submissions.</summary>
/// <param name="Query">What was asked for.</param>
/// <param name="TaskPages">Pages of tasks; 1 when there is none.</param>
/// <param name="SubmissionPages">Pages of submissions; 1 when there is none.</param>
/// <param name="AllTasks">Number of all tasks.</param>
/// <param name="AllSubmissions">Number of all submissions.</param>
/// <param name="Columns">Submissions of the page, the best first.</param>
/// <param name="Rows">Tasks of the page, the easiest first.</param>
/// <param name="Summary">The whole grid in words.</param>
public sealed record MatrixView(
    MatrixQuery Query,
    int TaskPages,
    int SubmissionPages,
    int AllTasks,
    int AllSubmissions,
    ImmutableArray<MatrixColumn> Columns,
    ImmutableArray<MatrixRow> Rows,
    string Summary) : IView
{
    /// <summary>Puts the page together. A page beyond the last has no rows or columns.</summary>
    public static MatrixView Of(Dataset dataset, MatrixQuery query)
    {
        var grid = MatrixGrid.Of(dataset);
        var tasks = Places(query.Tasks, grid.Tasks.Length);
        var submissions = Places(query.Submissions, grid.Submissions.Length);
        return new MatrixView(
            query,
            Paging.Count(grid.Tasks.Length),
            Paging.Count(grid.Submissions.Length),
            grid.Tasks.Length,
            grid.Submissions.Length,
            [.. submissions.Select(j => new MatrixColumn(grid.Submissions[j].Id, grid.Submissions[j].Name))],
            [.. tasks.Select(i => new MatrixRow(grid.Tasks[i].Task, [.. submissions.Select(j => grid[i, j])]))],
            MatrixOverview.Of(dataset).Summary);
    }

    /// <inheritdoc/>
    public CsvTable Table() => new(
        ["task", "submission", "kind", "attainment"],
        Rows.SelectMany(row => row.Cells.Zip(Columns, (cell, column) => (IReadOnlyList<object?>)[row.Task.Value, column.Submission, QueryWords<CellKind>.Of(cell.Kind), cell.Attainment])));

    private static int[] Places(int page, int count) => [.. Enumerable.Range(0, count).Take(Paging.Rows(page, count))];
}
