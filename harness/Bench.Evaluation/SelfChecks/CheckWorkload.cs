using System.Collections.Immutable;
using System.Text.Json;
using Bench.Contracts.Tasks;
using Bench.Evaluation.Evaluations;
using Bench.Evaluation.Tasks;
using Bench.Sandbox.Agents;

namespace Bench.Evaluation.SelfChecks;

/// <summary>A workload of the self-check, as a task without a repository: its trees are written by the self-check itself.</summary>
/// <param name="Task">What is timed, and in which environment.</param>
/// <param name="Assembly">Assembly that every tree holds; null for a workload that is a script of the task's folder.</param>
public sealed record CheckWorkload(LoadedTask Task, string? Assembly)
{
    private const string NoCommit = "0000000000000000000000000000000000000000";

    /// <summary>The workloads that are shipped: two in Python and one in C#.</summary>
    /// <param name="layout">Where our own files are.</param>
    public static ImmutableArray<CheckWorkload> All(InstallLayout layout) =>
    [
        new(Load(layout, "loop", "loop-1", Python), Assembly: null),
        new(Load(layout, "churn", "churn-2", Python), Assembly: null),
        new(Load(layout, "Bench.SelfCheck", "weave-3", Dotnet(layout)), layout.SelfCheckAssembly),
    ];

    /// <summary>The environment of a neighbour: a script and nothing else.</summary>
    /// <param name="layout">Where our own files are.</param>
    public static LoadedTask Neighbour(InstallLayout layout) => Load(layout, "neighbour", "neighbour-4", Python);

    private static (string Language, WorkloadSpec Workload, TaskEnvironment Environment) Python => (
        "python",
        new WorkloadSpec(WorkloadRunner.Python, "workload.py"),
        new TaskEnvironment(Dockerfile: "../../../tasks/samples/repositories/tally.Dockerfile", Host: new HostRequirement(["python3"])));

    private static (string Language, WorkloadSpec Workload, TaskEnvironment Environment) Dotnet(InstallLayout layout) => (
        "csharp",
        new WorkloadSpec(WorkloadRunner.Dotnet, Path.GetFileName(layout.SelfCheckAssembly)),
        new TaskEnvironment(
            Dockerfile: "../../../tasks/samples/repositories/weft.Dockerfile",
            Host: new HostRequirement(["dotnet"]),
            Variables: ImmutableSortedDictionary.CreateRange(
                StringComparer.Ordinal,
                [
                    KeyValuePair.Create("DOTNET_GCgen0size", "0x1000000"),
                    KeyValuePair.Create("DOTNET_SYSTEM_GLOBALIZATION_INVARIANT", "1"),
                    KeyValuePair.Create("DOTNET_TieredCompilation", "0"),
                    KeyValuePair.Create("DOTNET_TieredPGO", "0"),
                    KeyValuePair.Create("DOTNET_gcConcurrent", "0"),
                    KeyValuePair.Create("DOTNET_gcServer", "0"),
                ])));

    private static LoadedTask Load(InstallLayout layout, string folder, string name, (string Language, WorkloadSpec Workload, TaskEnvironment Environment) parts)
    {
        var spec = new TaskSpec(
            TaskSpec.SchemaName,
            TaskId.Parse($"selfcheck__{name}"),
            parts.Language,
            new TaskSource(".", NoCommit, new ExpertChange(NoCommit)),
            parts.Environment,
            parts.Workload with { Parameters = ImmutableSortedDictionary<string, JsonElement>.Empty },
            new TestSuite(TestFramework.Unittest));
        return new LoadedTask(spec, Path.Combine(layout.SelfCheckWorkloads, folder), ResultKey.Digest(name));
    }
}
