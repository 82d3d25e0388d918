using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Bench.Contracts.Protocol;
using Bench.Contracts.Tasks;
using Bench.Evaluation.Tasks;
using Bench.Sandbox;

namespace Bench.Evaluation.Workloads;

/// <summary>Turns a task's workload into the process that makes one sample of it.</summary>
/// <param name="task">The task.</param>
public sealed class WorkloadCommand(LoadedTask task)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    private WorkloadSpec Workload => task.Spec.Workload;

    /// <summary>The process of one sample in a cell.</summary>
    /// <param name="cell">Where it will run; tells the paths.</param>
    /// <param name="seeds">One seed a call.</param>
    /// <param name="answerLimitBytes">Longest answer that is accepted.</param>
    public SpawnRequest Sample(ISandboxCell cell, ImmutableArray<ulong> seeds, long answerLimitBytes)
    {
        var limit = TimeSpan.FromSeconds(task.Limits.SampleSeconds);
        var request = new SpawnRequest(Arguments(seeds), CellPlace.Repo, limit, limit * Math.Max(1, task.Limits.Cores));
        return Workload.Runner == WorkloadRunner.SelfTimed ? request : request with { Exchange = Exchange(cell, seeds, answerLimitBytes) };
    }

    private ImmutableArray<string> Arguments(ImmutableArray<ulong> seeds) => Workload.Runner switch
    {
        // -s: no user site; -B: never write byte code. The variables of a cell are ours, so nothing else comes in.
        WorkloadRunner.Python => ["python3", "-s", "-B", "{tools}/python/bench_runner.py"],
        WorkloadRunner.Dotnet => ["dotnet", "{tools}/dotnet/Bench.Runner.dll"],
        _ => [.. Workload.Command.Select(argument => argument.Replace("{seed}", seeds[0].ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal))],
    };

    private SampleExchange Exchange(ISandboxCell cell, ImmutableArray<ulong> seeds, long answerLimitBytes)
    {
        var hello = new HelloPayload(HelloPayload.ProtocolVersion, FilePath(cell), ImportPaths(cell));
        var setup = new SetupPayload(seeds, Workload.Parameters ?? ImmutableSortedDictionary<string, JsonElement>.Empty);
        return new SampleExchange(
            JsonSerializer.SerializeToUtf8Bytes(hello, Json),
            JsonSerializer.SerializeToUtf8Bytes(setup, Json),
            ReadOnlyMemory<byte>.Empty,
            answerLimitBytes);
    }

    private string FilePath(ISandboxCell cell) => Workload switch
    {
        { File: null } => "",
        { Runner: WorkloadRunner.Dotnet, File: var file } => $"{cell.PathOf(CellPlace.Repo)}/{file}",
        { File: var file } => $"{cell.PathOf(CellPlace.Task)}/{file}",
    };

    private ImmutableArray<string> ImportPaths(ISandboxCell cell)
    {
        var repo = cell.PathOf(CellPlace.Repo);
        return Workload.ImportPaths.IsDefaultOrEmpty ? [repo] : [.. Workload.ImportPaths.Select(path => $"{repo}/{path}")];
    }
}
