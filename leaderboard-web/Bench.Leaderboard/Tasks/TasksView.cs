using System.Collections.Immutable;
using Bench.Contracts.Tasks;
using Bench.Leaderboard.Data;
using Bench.Leaderboard.Queries;
using Bench.Leaderboard.Views;

namespace Bench.Leaderboard.Tasks;

/// <summary>The list of tasks.</summary>
/// <param name="Query">What was asked for.</param>
/// <param name="Rows">The tasks, in order.</param>
/// <param name="All">Number of all tasks.</param>
/// <param name="Repositories">Repositories to choose from.</param>
/// <param name="Languages">Languages to choose from.</param>
public sealed record TasksView(TasksQuery Query, ImmutableArray<TaskRow> Rows, int All, ImmutableArray<string> Repositories, ImmutableArray<string> Languages) : IView
{
    /// <summary>Puts the list together.</summary>
    public static TasksView Of(Dataset dataset, TasksQuery query)
    {
        var rows = TaskRows.Of(dataset);
        return new TasksView(
            query,
            [.. Sorted(rows.Where(row => Fits(row, query, dataset.Tasks.GetValueOrDefault(row.Task)?.Spec)), query)],
            rows.Length,
            [.. rows.Select(row => row.Repository).Distinct(StringComparer.Ordinal).Order(StringComparer.OrdinalIgnoreCase)],
            [.. rows.Select(row => row.Language).OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)]);
    }

    /// <inheritdoc/>
    public CsvTable Table() => new(
        ["task", "repository", "title", "language", "expert_speedup", "expert_speedup_low", "expert_speedup_high", "hardness", "solved", "scored", "replay", "replays", "added"],
        Rows.Select(row => (IReadOnlyList<object?>)
        [
            row.Task.Value, row.Repository, row.Title, row.Language, row.ExpertSpeedup?.Point, row.ExpertSpeedup?.KnownLow, row.ExpertSpeedup?.KnownHigh,
            row.Hardness, row.Solved, row.Scored, QueryWords<ReplayState>.Of(row.Replay), row.Replays, row.Added,
        ]));

    private static bool Fits(TaskRow row, TasksQuery query, TaskSpec? spec) =>
        (query.Repository.Length == 0 || row.Repository == query.Repository)
        && (query.Language.Length == 0 || row.Language == query.Language)
        && (query.Replay is null || row.Replay == query.Replay)
        && (query.Text.Length == 0 || Texts(row, spec).Any(part => part.Contains(query.Text, StringComparison.OrdinalIgnoreCase)));

    private static IEnumerable<string> Texts(TaskRow row, TaskSpec? spec) => [row.Task.Value, row.Title, .. spec is { Tags.IsDefault: false } ? spec.Tags : []];

    /// <summary>What is missing comes last, whichever way the rest goes.</summary>
    private static IEnumerable<TaskRow> Sorted(IEnumerable<TaskRow> rows, TasksQuery query) => query.Sort switch
    {
        TaskOrder.Repository => ByText(rows, query, row => row.Repository),
        TaskOrder.Title => ByText(rows, query, row => row.Title),
        TaskOrder.Added => ByText(rows, query, row => row.Added),
        TaskOrder.Expert => ByNumber(rows, query, row => row.ExpertSpeedup?.Point),
        TaskOrder.Hardness => ByNumber(rows, query, row => row.Hardness),
        TaskOrder.Solved => ByNumber(rows, query, row => row.SolvedShare),
        _ => ByText(rows, query, row => row.Task.Value),
    };

    private static IEnumerable<TaskRow> ByText(IEnumerable<TaskRow> rows, TasksQuery query, Func<TaskRow, string?> key) => Ordered(rows, query, key, StringComparer.OrdinalIgnoreCase);

    private static IEnumerable<TaskRow> ByNumber(IEnumerable<TaskRow> rows, TasksQuery query, Func<TaskRow, double?> key) => Ordered(rows, query, key, Comparer<double?>.Default);

    private static IEnumerable<TaskRow> Ordered<T>(IEnumerable<TaskRow> rows, TasksQuery query, Func<TaskRow, T> key, IComparer<T> comparer) =>
        ColumnOrder.By(rows, key, query.Descending, comparer).ThenBy(row => row.Task.Value, StringComparer.Ordinal);
}
