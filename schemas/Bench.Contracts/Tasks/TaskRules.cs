using System.Collections.Immutable;
using Bench.Contracts.Documents;
using Bench.Contracts.Runs;
using Finding = (string Pointer, string Problem, string Expected);

namespace Bench.Contracts.Tasks;

/// <summary>The rules of a task that no single field can state.</summary>
internal static class TaskRules
{
    private const string VariableName = "^[A-Za-z_][A-Za-z0-9_]{0,99}$";
    private static readonly ImmutableArray<string> SetByTheHarness = ["HOME", "TMPDIR"];

    /// <summary>The rules that a task breaks.</summary>
    public static IEnumerable<Finding> Broken(TaskSpec task) =>
    [
        .. Source(task.Source),
        .. Environment(task.Environment),
        .. Commands(task.Build?.Commands ?? default, "/build/commands"),
        .. Patterns(task.Build?.Outputs ?? default, "/build/outputs"),
        .. Workload(task.Workload),
        .. Tests(task.Tests),
        .. Patterns(task.Editable, "/editable"),
        .. Patterns(task.Protected, "/protected"),
        .. Patterns(task.Unprotected, "/unprotected"),
        .. Items(task.Replays).SelectMany((replay, index) => Interval(replay.Speedup, $"/replays/{index}/speedup")),
    ];

    private static IEnumerable<Finding> Source(TaskSource source)
    {
        var expert = source.Expert;
        if (expert.Commit is null == expert.PatchFile is null)
        {
            yield return ("/source/expert", expert.Commit is null ? "found neither commit nor patchFile" : "found both commit and patchFile", "exactly one of commit and patchFile");
        }

        if (expert.Commit == source.BaseCommit)
        {
            yield return ("/source/expert/commit", "found the base commit itself", "the commit of the expert's change");
        }

        if (expert.PatchFile is { } file && !RelativePath.StaysInside(file))
        {
            yield return ("/source/expert/patchFile", $"found \"{file}\"", "a path inside the task's folder");
        }

        if (source.Url.Contains("::", StringComparison.Ordinal))
        {
            yield return ("/source/url", $"found \"{DocumentNode.Shown(source.Url)}\", which names a transport helper of git", "an address such as https://host/owner/repo.git, or a path");
        }
    }

    private static IEnumerable<Finding> Environment(TaskEnvironment environment)
    {
        if (environment is { Image: null, Dockerfile: null, Host: null })
        {
            yield return ("/environment", "found none of image, dockerfile and host", "at least one of them");
        }

        foreach (var name in environment.Variables?.Keys ?? [])
        {
            var pointer = DocumentNode.Below("/environment/variables", name);
            if (!TextShape.Fits(VariableName, name))
            {
                yield return (pointer, $"found the name \"{DocumentNode.Shown(name)}\"", "the name of an environment variable: letters, digits and _");
            }
            else if (SetByTheHarness.Contains(name) || name.StartsWith("BENCH_", StringComparison.Ordinal))
            {
                yield return (pointer, $"found \"{name}\", which the harness sets itself", "a name other than HOME, TMPDIR and BENCH_*");
            }
        }

        foreach (var finding in Commands(environment.Prepare, "/environment/prepare"))
        {
            yield return finding;
        }
    }

    private static IEnumerable<Finding> Workload(WorkloadSpec workload)
    {
        var loads = workload.Runner is WorkloadRunner.Python or WorkloadRunner.Dotnet;
        var runner = BenchJson.Line(workload.Runner);
        if (workload.File is null == loads)
        {
            yield return ("/workload/file", loads ? "found nothing" : $"found \"{workload.File}\"", $"{(loads ? "a file" : "no file")} for the runner {runner}");
        }

        if (workload.Command.IsDefaultOrEmpty != loads)
        {
            yield return ("/workload/command", loads ? "found a command" : "found nothing", $"{(loads ? "no command" : "a command")} for the runner {runner}");
        }

        if (workload.File is { } file && !RelativePath.StaysInside(file))
        {
            yield return ("/workload/file", $"found \"{file}\"", workload.Runner == WorkloadRunner.Dotnet ? "a path inside the repository's tree" : "a path inside the task's folder");
        }

        if (workload.Runner != WorkloadRunner.Python && !workload.ImportPaths.IsDefaultOrEmpty)
        {
            yield return ("/workload/importPaths", "found import paths", $"none for the runner {runner}");
        }

        if (workload is { Runner: WorkloadRunner.SelfTimed, CallsPerSample: > 1 })
        {
            yield return ("/workload/callsPerSample", $"found {workload.CallsPerSample}", $"1 for the runner {runner}");
        }

        foreach (var finding in Patterns(workload.ImportPaths, "/workload/importPaths").Concat(Command(workload.Command, "/workload/command")))
        {
            yield return finding;
        }
    }

    private static IEnumerable<Finding> Tests(TestSuite tests)
    {
        if (tests is { Framework: TestFramework.Junit, Command.IsDefaultOrEmpty: true })
        {
            yield return ("/tests/command", "found nothing", "a command, which the framework \"junit\" has none of its own for");
        }

        if (tests.Report is { } report && !RelativePath.StaysInside(report))
        {
            yield return ("/tests/report", $"found \"{report}\"", "a file name inside {out}");
        }

        var guarding = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (id, index) in Items(tests.Guarding).Select((id, index) => (id, index)))
        {
            if (!guarding.Add(id))
            {
                yield return ($"/tests/guarding/{index}", $"found \"{DocumentNode.Shown(id)}\" a second time", "each test once");
            }
        }

        var quarantined = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (test, index) in Items(tests.Quarantined).Select((test, index) => (test, index)))
        {
            if (guarding.Contains(test.Id) || !quarantined.Add(test.Id))
            {
                var problem = guarding.Contains(test.Id) ? "which is a guarding test, too" : "a second time";
                yield return ($"/tests/quarantined/{index}/id", $"found \"{DocumentNode.Shown(test.Id)}\", {problem}", "a test that is listed once");
            }
        }

        foreach (var finding in Command(tests.Command, "/tests/command"))
        {
            yield return finding;
        }
    }

    private static IEnumerable<Finding> Commands(ImmutableArray<ImmutableArray<string>> commands, string pointer) =>
        Items(commands).SelectMany((command, index) => command.IsEmpty
            ? [($"{pointer}/{index}", "found an empty command", "a program and its arguments")]
            : Command(command, $"{pointer}/{index}"));

    private static IEnumerable<Finding> Command(ImmutableArray<string> command, string pointer) =>
        !command.IsDefaultOrEmpty && string.IsNullOrWhiteSpace(command[0])
            ? [($"{pointer}/0", "found an empty text", "the name of a program")]
            : [];

    private static IEnumerable<Finding> Patterns(ImmutableArray<string> patterns, string pointer) =>
        Items(patterns).Select((pattern, index) => (pattern, index)).Where(item => !RelativePath.StaysInside(item.pattern))
            .Select(item => ($"{pointer}/{item.index}", $"found \"{item.pattern}\"", "a path inside the repository's tree"));

    private static IEnumerable<Finding> Interval(Estimate estimate, string pointer) =>
        estimate.Low > 0 && estimate.Low <= estimate.Point && estimate.Point <= estimate.High
            ? []
            : [(pointer, $"found {BenchJson.Line(estimate)}", "0 < low <= point <= high")];

    private static ImmutableArray<T> Items<T>(ImmutableArray<T> items) => items.IsDefault ? [] : items;
}
