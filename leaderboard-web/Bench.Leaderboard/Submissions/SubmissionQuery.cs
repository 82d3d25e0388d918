using Bench.Leaderboard.Boards;
using Bench.Leaderboard.Queries;

namespace Bench.Leaderboard.Submissions;

/// <summary>How a submission is shown.</summary>
/// <param name="Choice">Rule of the weights and contributions, and results that count.</param>
/// <param name="Sort">Column that the tasks are sorted by.</param>
/// <param name="Descending">Whether the largest comes first; the other way round for the usual order.</param>
public sealed record SubmissionQuery(ScoreChoice Choice, string Sort = SubmissionQuery.UsualSort, bool Descending = false) : IQuery<SubmissionQuery>
{
    /// <summary>Column that the tasks are sorted by when nothing is said: the heaviest first.</summary>
    public const string UsualSort = "contribution";

    /// <summary>The submission when nothing is said.</summary>
    public static SubmissionQuery Usual { get; } = new(ScoreChoice.Usual);

    /// <inheritdoc/>
    public static QueryReading<SubmissionQuery> Parse(IQueryCollection query)
    {
        var reader = new QueryReader(query);
        var read = new SubmissionQuery(ScoreChoice.Read(reader), reader.Word("sort", UsualSort, TaskColumn.Keys), reader.Flag("desc"));
        return reader.End(() => read);
    }

    /// <summary>The same view sorted by a column: as it is usual for it, or the other way round when it is sorted like that already.</summary>
    public SubmissionQuery SortedBy(TaskColumn column) => this with { Sort = column.Key, Descending = Sort == column.Key ? !Descending : column.LargestFirst };

    /// <summary>The query of the address.</summary>
    public override string ToString() => Choice.Write(new QueryWriter()).Add("sort", Sort, UsualSort).Add("desc", Descending).ToString();
}
