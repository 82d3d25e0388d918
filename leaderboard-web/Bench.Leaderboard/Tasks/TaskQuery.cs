using Bench.Leaderboard.Queries;
using Bench.Leaderboard.Views;

namespace Bench.Leaderboard.Tasks;

/// <summary>Which part of a task's lists its page shows. Both grow with every run; the API gives them whole.</summary>
/// <param name="Submissions">Page of the submissions, from 1.</param>
/// <param name="Replays">Page of the replays, from 1.</param>
public sealed record TaskQuery(int Submissions = 1, int Replays = 1) : IQuery<TaskQuery>
{
    /// <inheritdoc/>
    public static QueryReading<TaskQuery> Parse(IQueryCollection query)
    {
        var reader = new QueryReader(query);
        var (submissions, replays) = (reader.Whole("submissions", 1, 1, Paging.Most), reader.Whole("replays", 1, 1, Paging.Most));
        return reader.End(() => new TaskQuery(submissions, replays));
    }

    /// <inheritdoc/>
    public override string ToString() => new QueryWriter().Add("submissions", Submissions, 1).Add("replays", Replays, 1).ToString();
}
