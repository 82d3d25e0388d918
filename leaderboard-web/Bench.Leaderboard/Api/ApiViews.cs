using System.Collections.Immutable;
using Bench.Contracts.Tasks;
using Bench.Leaderboard.Boards;
using Bench.Leaderboard.Changes;
using Bench.Leaderboard.Comparisons;
using Bench.Leaderboard.Data;
using Bench.Leaderboard.Delivery;
using Bench.Leaderboard.Downloads;
using Bench.Leaderboard.Importing;
using Bench.Leaderboard.Machines;
using Bench.Leaderboard.Matrices;
using Bench.Leaderboard.Queries;
using Bench.Leaderboard.Rules;
using Bench.Leaderboard.Searching;
using Bench.Leaderboard.Status;
using Bench.Leaderboard.Submissions;
using Bench.Leaderboard.Tasks;
using Bench.Scoring.Rules;

namespace Bench.Leaderboard.Api;

/// <summary>The views that the API gives, each made as its page makes it.</summary>
internal static class ApiViews
{
    public static ViewEndpoint<BoardQuery, BoardView> Board { get; } = new(
        "board", "/board", "The board: submissions with their scores, ranks and levels.", (request, query) => new(BoardView.Of(request.Dataset, query, Book(request))))
    {
        Cut = (view, cursor) => (view with { Rows = cursor.Part(view.Rows) }, view.Rows.Length),
        Rule = query => query.Choice.Resolved,
        Page = "/",
    };

    public static ViewEndpoint<NoQuery, SubmissionsView> Submissions { get; } = new(
        "submissions", "/submissions", "All submissions without scores, in the order of their ids.", (request, _) => new(SubmissionsView.Of(request.Dataset)))
    {
        Cut = (view, cursor) => (view with { Rows = cursor.Part(view.Rows) }, view.Rows.Length),
        Page = "/",
    };

    public static ViewEndpoint<SubmissionQuery, SubmissionView> Submission { get; } = new(
        "submission",
        "/submissions/{id}",
        "One submission: its score under every rule, and its tasks with their weights.",
        (request, query) => new(request.Dataset.Submission(request.Part("id")) is { } entry ? SubmissionView.Of(request.Dataset, entry, query, Book(request)) : null))
    {
        Further =
        [
            new("scores", "The scores of a submission under every rule.", SubmissionTables.Scores),
            new("curve", "The share of tasks that a submission solves, by p.", SubmissionTables.Curve),
            new("bins", "The tasks of a submission by ratio to the expert.", SubmissionTables.Bins),
        ],
        Cut = (view, cursor) => (view with { Tasks = cursor.Part(view.Tasks) }, view.Tasks.Length),
        Rule = query => query.Choice.Resolved,
    };

    public static ViewEndpoint<AttemptQuery, AttemptView> Attempt { get; } = new(
        "attempt", "/submissions/{id}/tasks/{task}", "One attempt of a submission at a task, with its samples.", async (request, query) => await AttemptAsync(request, query))
    {
        Further =
        [
            new("arms", "The calls of each arm of an attempt in figures.", AttemptTables.Arms),
            new("comparisons", "The arms of an attempt against each other.", AttemptTables.Comparisons),
            new("tests", "The guarding tests that did not pass in an attempt.", AttemptTables.Tests),
        ],
        Rule = query => query.Choice.Resolved,
    };

    public static ViewEndpoint<ComparisonQuery, ComparisonView> Comparison { get; } = new(
        "comparison", "/compare", "Two submissions task by task.", (request, query) => new(Compared(request, query)))
    {
        Further =
        [
            new("sides", "The submissions of a comparison with their scores.", ComparisonTables.Sides),
            new("reach", "The share of tasks of each submission of a comparison that reach a ratio to the expert.", ComparisonTables.Reach),
        ],
        Cut = (view, cursor) => (view with { Tasks = cursor.Part(view.Tasks) }, view.Tasks.Length),
        Rule = query => query.Choice.Resolved,
        Lack = ComparisonQuery.TooFew,
    };

    public static ViewEndpoint<TasksQuery, TasksView> Tasks { get; } = new(
        "tasks", "/tasks", "The tasks of the board.", (request, query) => new(TasksView.Of(request.Dataset, query)))
    {
        Cut = (view, cursor) => (view with { Rows = cursor.Part(view.Rows) }, view.Rows.Length),
    };

    public static ViewEndpoint<TaskQuery, TaskView> Task { get; } = new(
        "task", "/tasks/{task}", "One task: its description, its replays, and what became of every attempt at it.", async (request, _) => await TaskAsync(request))
    {
        Further = [new("replays", "Each time that the expert of a task was measured.", view => Replay.Table(view.Replays))],
        Cut = (view, cursor) => (view with { Tried = cursor.Part(view.Tried) }, view.Tried.Length),
    };

    public static ViewEndpoint<RulesQuery, RulesView> Rules { get; } = new(
        "rules", "/rules", "The score rules, and how ranks move between them.", (request, query) => new(RulesView.Of(request.Dataset, query, Book(request))))
    {
        Further = [new("heaviest", "The tasks that weigh most in the score of a submission, under each rule.", HeavyTasks.Table)],
        Cut = (view, cursor) => (view with { Rows = cursor.Part(view.Rows) }, view.Rows.Length),
        Rule = query => ScoreRules.Find(query.Rule) ?? ScoreRules.Default,
    };

    public static ViewEndpoint<MatrixQuery, MatrixView> Matrix { get; } = new(
        "matrix", "/matrix", "A page of the matrix of tasks and submissions.", (request, query) => new(MatrixView.Of(request.Dataset, query)));

    public static ViewEndpoint<NoQuery, MachinesView> Machines { get; } = new(
        "machines", "/machines", "The classes of machines that published runs were made on.", (request, _) => new(MachinesView.Of(request.Dataset)))
    {
        Cut = (view, cursor) => (view with { Rows = cursor.Part(view.Rows) }, view.Rows.Length),
    };

    public static ViewEndpoint<NoQuery, MachineView> Machine { get; } = new(
        "machine", "/machines/{machine}", "One class of machines, with the runs made on it.", (request, _) => new(MachineView.Of(request.Dataset, request.Part("machine"))));

    public static ViewEndpoint<ChangesQuery, ChangesView> Changes { get; } = new(
        "changes", "/changes", "Changes, corrections, disputes and withdrawals, newest first.", (request, query) => new(ChangesView.Of(request.Dataset, query)))
    {
        Cut = (view, cursor) => (view with { Entries = cursor.Part(view.Entries) }, view.Entries.Length),
    };

    public static ViewEndpoint<SearchQuery, SearchView> Search { get; } = new(
        "search", "/search", "Tasks, submissions, repositories and documents that hold some words.", (request, query) => new(SearchView.Of(query, request.Service<SearchIndex>().Hits(query.Text, SearchView.Most + 1))));

    public static ViewEndpoint<NoQuery, DownloadsView> Downloads { get; } = new(
        "data", "/data", "The published runs, for those who take all of it away.", (request, _) => new(DownloadsView.Of(request.Dataset)))
    {
        Further = [new("versions", "The datasets that were served, and what came with each.", view => VersionRow.Table(view.Versions))],
        Cut = (view, cursor) => (view with { Rows = cursor.Part(view.Rows) }, view.Rows.Length),
    };

    public static ViewEndpoint<StatusQuery, StatusView> Status { get; } = new(
        "status", "/status", "How the site itself does: its data, the queue with the workers that hold a submission, harvests.", async (request, _) => await request.Service<StatusSource>().LookAsync(request.Dataset, request.Context.RequestAborted))
    {
        Further = [new("harvests", "The pull requests that each stage of a harvest let through, and that ended there.", view => HarvestFunnel.Table(view.Harvests))],
        Kind = AnswerKind.Live,
    };

    private static ScoreBook Book(ApiRequest request) => request.Service<ScoreBooks>().Of(request.Dataset);

    private static ComparisonView? Compared(ApiRequest request, ComparisonQuery query)
    {
        ImmutableArray<SubmissionEntry> entries = [.. query.Ids.Select(request.Dataset.Submission).OfType<SubmissionEntry>()];
        return entries.Length == query.Ids.Length ? ComparisonView.Of(entries, query, Book(request)) : null;
    }

    private static async Task<AttemptView?> AttemptAsync(ApiRequest request, AttemptQuery query)
    {
        return request.Dataset.Submission(request.Part("id")) is { } entry && TaskId.TryParse(request.Part("task")) is { } task
            ? await request.Service<AttemptSource>().FindAsync(request.Dataset, entry, task, query, request.Context.RequestAborted)
            : null;
    }

    private static async Task<TaskView?> TaskAsync(ApiRequest request)
    {
        if (TaskId.TryParse(request.Part("task")) is not { } task)
        {
            return null;
        }

        var files = request.Dataset.Tasks.GetValueOrDefault(task) is { } entry ? await TaskFiles.ReadAsync(entry, request.Service<PatchStore>(), request.Context.RequestAborted) : TaskFiles.None;
        return TaskView.Of(request.Dataset, task, files);
    }
}
