using System.Collections.Immutable;
using Bench.Evaluation.Tasks;
using Bench.Sandbox;

namespace Bench.Evaluation.Environments;

/// <summary>Says what the cell of each phase of a task looks like.</summary>
/// <param name="Task">The task.</param>
/// <param name="Environment">Its environment.</param>
/// <param name="ToolsFolder">Folder of the agent and the runners.</param>
/// <param name="Cpus">Which processors the phases use.</param>
public sealed record PhaseCells(LoadedTask Task, PreparedEnvironment Environment, string ToolsFolder, PhaseCpus Cpus)
{
    private const long MiB = 1L << 20;

    /// <summary>Variables of the interpreter that would let a tree run code before the runner does.</summary>
    private static readonly ImmutableHashSet<string> NotInSamples =
        ["PYTHONPATH", "PYTHONHOME", "PYTHONSTARTUP", "PYTHONUSERBASE", "DOTNET_STARTUP_HOOKS"];

    /// <summary>Base tree writable, network on, output kept.</summary>
    public CellSpec Prepare(string tree, string preparedFolder) =>
        Spec([Writable(CellPlace.Repo, tree), Writable(CellPlace.Prepared, preparedFolder)], Cpus.Shared, network: true);

    /// <summary>An arm's tree writable, no network.</summary>
    public CellSpec Build(string tree, string outFolder) =>
        Spec([Writable(CellPlace.Repo, tree), Writable(CellPlace.Out, outFolder), Prepared], Cpus.Shared, network: false);

    /// <summary>A copy of an arm's built tree writable, reports kept, no network.</summary>
    public CellSpec Tests(string tree, string outFolder) => Build(tree, outFolder);

    /// <summary>An arm's built tree read-only on the measuring processors.</summary>
    public CellSpec Samples(string tree)
    {
        var spec = Spec([new CellMount(CellPlace.Repo, tree, Writable: false), Prepared], Cpus.Measuring, network: false);
        return spec with { Variables = spec.Variables.RemoveRange(NotInSamples) };
    }

    private CellMount Prepared => new(CellPlace.Prepared, Environment.PreparedFolder, Writable: false);

    private static CellMount Writable(CellPlace place, string path) => new(place, path, Writable: true);

    private CellSpec Spec(ImmutableArray<CellMount> mounts, ImmutableArray<int> cpus, bool network)
    {
        var limits = Task.Limits;
        return new CellSpec(
            Environment.Image,
            [.. mounts, new CellMount(CellPlace.Task, Task.Folder, Writable: false), new CellMount(CellPlace.Tools, ToolsFolder, Writable: false)],
            new CellLimits(cpus, limits.MemoryMiB * MiB, limits.Pids, limits.DiskMiB * MiB, limits.DiskMiB * MiB, limits.OutputMiB * MiB),
            network,
            Environment.Variables);
    }
}
