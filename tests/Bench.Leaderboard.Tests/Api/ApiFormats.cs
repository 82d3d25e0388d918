using Bench.Leaderboard.Api;
using Bench.Leaderboard.Boards;
using Bench.Leaderboard.Changes;
using Bench.Leaderboard.Comparisons;
using Bench.Leaderboard.Downloads;
using Bench.Leaderboard.Machines;
using Bench.Leaderboard.Matrices;
using Bench.Leaderboard.Rules;
using Bench.Leaderboard.Searching;
using Bench.Leaderboard.Status;
using Bench.Leaderboard.Submissions;
using Bench.Leaderboard.Tasks;

namespace Bench.Leaderboard.Tests.Api;

/// <summary>The answers of the API by name: what they are made of and an address that gives one.</summary>
internal static class ApiFormats
{
    /// <summary>All of them; an address is below <c>/api/v1/</c>.</summary>
    private static readonly Dictionary<string, (Type View, Func<string> Address)> All = new(StringComparer.Ordinal)
    {
        ["attempt"] = (typeof(AttemptView), () => $"submissions/{SmallData.Submission}/tasks/{SmallData.Task}"),
        ["board"] = (typeof(BoardView), () => "board"),
        ["changes"] = (typeof(ChangesView), () => "changes"),
        ["comparison"] = (typeof(ComparisonView), () => $"compare?a={SmallData.Submission}&b={SmallData.Other}"),
        ["data"] = (typeof(DownloadsView), () => "data"),
        ["machine"] = (typeof(MachineView), () => $"machines/{SmallData.MachineClass}"),
        ["machines"] = (typeof(MachinesView), () => "machines"),
        ["matrix"] = (typeof(MatrixView), () => "matrix"),
        ["rules"] = (typeof(RulesView), () => "rules"),
        ["search"] = (typeof(SearchView), () => "search?q=tool"),
        ["status"] = (typeof(StatusView), () => "status"),
        ["submission"] = (typeof(SubmissionView), () => $"submissions/{SmallData.Submission}"),
        ["submissions"] = (typeof(SubmissionsView), () => "submissions"),
        ["task"] = (typeof(TaskView), () => $"tasks/{SmallData.Task}"),
        ["tasks"] = (typeof(TasksView), () => "tasks"),
    };

    /// <summary>Their names.</summary>
    public static IEnumerable<string> Names => All.Keys;

    /// <summary>The view of one.</summary>
    public static Type ViewOf(string name) => All[name].View;

    /// <summary>An address of one.</summary>
    public static string AddressOf(string name) => All[name].Address();

    /// <summary>Where the schema of one lies, below the root of the repository.</summary>
    public static string PathOf(string name) => Path.Combine("schemas", "v1", "api", $"{name}.schema.json");
}
