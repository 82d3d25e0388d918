using Bench.Leaderboard.Queries;
using Bench.Leaderboard.Views;

namespace Bench.Leaderboard.Matrices;

/// <summary>Which part of the grid of tasks and submissions is asked for.</summary>
/// <param name="Tasks">Page of the tasks, from 1.</param>
/// <param name="Submissions">Page of the submissions, from 1.</param>
public sealed record MatrixQuery(int Tasks = 1, int Submissions = 1) : IQuery<MatrixQuery>
{
    /// <inheritdoc/>
    public static QueryReading<MatrixQuery> Parse(IQueryCollection query)
    {
        var reader = new QueryReader(query);
        var (tasks, submissions) = (reader.Whole("tasks", 1, 1, Paging.Most), reader.Whole("submissions", 1, 1, Paging.Most));
        return reader.End(() => new MatrixQuery(tasks, submissions));
    }

    /// <inheritdoc/>
    public override string ToString() => new QueryWriter().Add("tasks", Tasks, 1).Add("submissions", Submissions, 1).ToString();
}
