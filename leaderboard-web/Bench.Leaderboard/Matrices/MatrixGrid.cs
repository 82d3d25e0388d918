using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Bench.Leaderboard.Data;
using Bench.Leaderboard.Tasks;

namespace Bench.Leaderboard.Matrices;

/// <summary>
/// The whole grid: the easiest task first, the submission with the largest mean attainment first, so that what belongs together lies together. Made once for each state of the site.
/// </summary>
internal sealed class MatrixGrid
{
    private static readonly ConditionalWeakTable<Dataset, MatrixGrid> Made = [];

    private readonly TaskValues values;
    private readonly CellKind[,] kinds;

    private MatrixGrid(Dataset dataset)
    {
        var book = TaskBook.Of(dataset);
        values = TaskValues.Of(dataset);
        Tasks = [.. TaskRows.Of(dataset).OrderBy(row => row.Hardness ?? 2).ThenBy(row => row.Task.Value, StringComparer.Ordinal)];
        Submissions = [.. dataset.Submissions
            .OrderByDescending(submission => Mean(submission)).ThenBy(submission => submission.Id, StringComparer.Ordinal)];
        kinds = new CellKind[Tasks.Length, Submissions.Length];
        for (var i = 0; i < Tasks.Length; i++)
        {
            var task = Tasks[i].Task;
            var tried = book.Tried[task].ToDictionary(one => one.Submission.Id, StringComparer.Ordinal);
            for (var j = 0; j < Submissions.Length; j++)
            {
                var id = Submissions[j].Id;
                kinds[i, j] = tried.TryGetValue(id, out var one) ? MatrixCell.KindOf(one, values.Attainment(id, task)) : CellKind.Missing;
            }
        }
    }

    /// <summary>The tasks, the easiest first.</summary>
    public ImmutableArray<TaskRow> Tasks { get; }

    /// <summary>The submissions, the best first.</summary>
    public ImmutableArray<SubmissionEntry> Submissions { get; }

    /// <summary>What is known of a submission at a task, by their places.</summary>
    public MatrixCell this[int task, int submission] => new(kinds[task, submission], values.Attainment(Submissions[submission].Id, Tasks[task].Task));

    /// <summary>The grid of a data set.</summary>
    public static MatrixGrid Of(Dataset dataset) => Made.GetValue(dataset, static made => new MatrixGrid(made));

    private double Mean(SubmissionEntry submission)
    {
        double[] known = [.. submission.Results.Select(result => result.Task).Distinct().Select(task => values.Attainment(submission.Id, task)).OfType<double>()];
        return known.Length == 0 ? -1 : known.Average();
    }
}
