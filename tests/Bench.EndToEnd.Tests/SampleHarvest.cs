using System.Text.Json.Nodes;
using Bench.Sandbox.HostPrograms;

namespace Bench.EndToEnd.Tests;

/// <summary>Runs the built harvester on a sample repository, as a maintainer does.</summary>
internal static class SampleHarvest
{
    private static readonly string Program = Path.Combine(BenchProgram.Root, "artifacts", "bin", "Bench.Harvester", "release", "Bench.Harvester.dll");

    /// <summary>The sample repositories and what is true of them.</summary>
    public static string Repositories { get; } = Path.Combine(BenchProgram.Samples, "repositories");

    /// <summary>Harvests a sample with its own workloads and one replay.</summary>
    /// <param name="before">A command that starts the program; empty for none.</param>
    /// <param name="repository">Name of the sample.</param>
    /// <param name="folder">Where it goes to.</param>
    /// <param name="sandbox">Word for the sandbox.</param>
    /// <param name="cancellationToken">Kills it.</param>
    /// <param name="more">More arguments.</param>
    public static Task<HostCommandResult> RunAsync(string[] before, string repository, string folder, string sandbox, CancellationToken cancellationToken, params string[] more) => HostCommand.RunAsync(
        [
            .. before, "dotnet", Program, "harvest", Path.Combine(Repositories, repository + ".fast-import"), "--name", $"sample/{repository}",
            "--workload", Path.Combine(BenchProgram.Samples, "workloads", repository), "--sandbox", sandbox, "--replays", "1", "--out", folder, .. more,
        ],
        BenchProgram.Root,
        default,
        new HostCommandLimits(TimeSpan.FromMinutes(45), 16L << 20),
        cancellationToken);

    /// <summary>The tasks that a harvest admitted.</summary>
    public static IEnumerable<JsonNode> Tasks(string folder) =>
        Directory.GetFiles(Path.Combine(folder, "tasks"), "task.json", SearchOption.AllDirectories).Select(file => JsonNode.Parse(File.ReadAllText(file))!);
}
