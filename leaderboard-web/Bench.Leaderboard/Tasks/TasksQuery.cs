using Bench.Leaderboard.Queries;

namespace Bench.Leaderboard.Tasks;

/// <summary>What the list of tasks is asked for.</summary>
/// <param name="Text">Words in the id, title or tags; empty for all.</param>
/// <param name="Repository">One repository, as <c>owner/name</c>; empty for all.</param>
/// <param name="Language">One language; empty for all.</param>
/// <param name="Replay">What the replays say; null for all.</param>
/// <param name="Sort">Column to sort by.</param>
/// <param name="Descending">Whether the largest come first.</param>
public sealed record TasksQuery(
    string Text = "", string Repository = "", string Language = "", ReplayState? Replay = null, TaskOrder Sort = TaskOrder.Task, bool Descending = false) : IQuery<TasksQuery>
{
    /// <inheritdoc/>
    public static QueryReading<TasksQuery> Parse(IQueryCollection query)
    {
        var reader = new QueryReader(query);
        var (text, repository, language) = (reader.Text("q"), reader.Text("repository", 150), reader.Text("language"));
        var replay = QueryWords<ReplayState>.Value(reader.Word("replay", "", QueryWords<ReplayState>.All));
        var sort = QueryWords<TaskOrder>.Value(reader.Word("sort", "", QueryWords<TaskOrder>.All)) ?? TaskOrder.Task;
        var descending = reader.Flag("desc");
        return reader.End(() => new TasksQuery(text, repository, language, replay, sort, descending));
    }

    /// <inheritdoc/>
    public override string ToString() => new QueryWriter()
        .Add("q", Text)
        .Add("repository", Repository)
        .Add("language", Language)
        .Add("replay", Replay is { } replay ? QueryWords<ReplayState>.Of(replay) : "")
        .Add("sort", QueryWords<TaskOrder>.Of(Sort), QueryWords<TaskOrder>.Of(TaskOrder.Task))
        .Add("desc", Descending)
        .ToString();

    /// <summary>The same list by another column; the column that it is sorted by already turns round.</summary>
    public TasksQuery By(TaskOrder column) => this with { Sort = column, Descending = column == Sort && !Descending };
}
