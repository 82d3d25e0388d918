using Bench.Leaderboard.Queries;
using Bench.Leaderboard.Views;

namespace Bench.Leaderboard.Tasks;

/// <summary>What the list of tasks is asked for. Its page shows a part; the API gives it whole.</summary>
/// <param name="Text">Words in the id, title or tags; empty for all.</param>
/// <param name="Repository">One repository, as <c>owner/name</c>; empty for all.</param>
/// <param name="Language">One language; empty for all.</param>
/// <param name="Replay">What the replays say; null for all.</param>
/// <param name="Sort">Column to sort by.</param>
/// <param name="Descending">Whether the largest come first.</param>
/// <param name="Tasks">Page of the tasks, from 1.</param>
public sealed record TasksQuery(
    string Text = "", string Repository = "", string Language = "", ReplayState? Replay = null, TaskOrder Sort = TaskOrder.Task, bool Descending = false, int Tasks = 1) : IQuery<TasksQuery>
{
    /// <inheritdoc/>
    public static QueryReading<TasksQuery> Parse(IQueryCollection query)
    {
        var reader = new QueryReader(query);
        var (text, repository, language) = (reader.Text("q"), reader.Text("repository", 150), reader.Text("language"));
        var replay = QueryWords<ReplayState>.Value(reader.Word("replay", "", QueryWords<ReplayState>.All));
        var sort = QueryWords<TaskOrder>.Value(reader.Word("sort", "", QueryWords<TaskOrder>.All)) ?? TaskOrder.Task;
        var descending = reader.Flag("desc");
        var tasks = reader.Whole("tasks", 1, 1, Paging.Most);
        return reader.End(() => new TasksQuery(text, repository, language, replay, sort, descending, tasks));
    }

    /// <inheritdoc/>
    public override string ToString() => new QueryWriter()
        .Add("q", Text)
        .Add("repository", Repository)
        .Add("language", Language)
        .Add("replay", Replay is { } replay ? QueryWords<ReplayState>.Of(replay) : "")
        .Add("sort", QueryWords<TaskOrder>.Of(Sort), QueryWords<TaskOrder>.Of(TaskOrder.Task))
        .Add("desc", Descending)
        .Add("tasks", Tasks, 1)
        .ToString();

    /// <summary>The same list by another column, from its beginning; the column that it is sorted by already turns round.</summary>
    public TasksQuery By(TaskOrder column) => this with { Sort = column, Descending = column == Sort && !Descending, Tasks = 1 };
}
