using Bench.Sandbox.Agents;
using Bench.Sandbox.HostPrograms;

namespace Bench.EndToEnd.Tests;

/// <summary>Runs the built program as its users do: a process with arguments, an exit code and two streams.</summary>
internal static class BenchProgram
{
    /// <summary>Folder of the clone.</summary>
    public static string Root { get; } = InstallLayout.Find().Root;

    /// <summary>The bundled tasks.</summary>
    public static string Samples { get; } = Path.Combine(Root, "tasks", "samples");

    /// <summary>The built program.</summary>
    public static string Program { get; } = Path.Combine(Root, "artifacts", "bin", "Bench.Harness", "release", "Bench.Harness.dll");

    /// <summary>Runs the program to its end in a folder.</summary>
    public static Task<HostCommandResult> RunAsync(string folder, CancellationToken cancellationToken, params IEnumerable<string> arguments) =>
        HostCommand.RunAsync(["dotnet", Program, .. arguments], folder, default, new HostCommandLimits(TimeSpan.FromMinutes(9), 16L << 20), cancellationToken);

    /// <summary>Runs the program with a scratch folder of its own, so that what is left there can be told apart.</summary>
    public static Task<HostCommandResult> RunInScratchAsync(string scratch, CancellationToken cancellationToken, params IEnumerable<string> arguments) =>
        HostCommand.RunAsync(
            ["env", $"BENCH_SCRATCH={scratch}", "dotnet", Program, .. arguments], Root, default, new HostCommandLimits(TimeSpan.FromMinutes(9), 16L << 20), cancellationToken);

    /// <summary>Starts the program in a folder and watches it.</summary>
    /// <param name="folder">Working folder.</param>
    /// <param name="variables">Variables beside this process's own.</param>
    /// <param name="first">Shell commands that the process runs before it becomes the program.</param>
    /// <param name="arguments">Arguments of the program.</param>
    /// <param name="cancellationToken">Kills it.</param>
    public static WatchedProcess Watch(string folder, IReadOnlyDictionary<string, string> variables, string first, IEnumerable<string> arguments, CancellationToken cancellationToken) =>
        WatchedProcess.Start(
            folder, ["dotnet", Program, .. arguments], new HostCommandLimits(TimeSpan.FromMinutes(9), 16L << 20) { Variables = WatchedProcess.Environs(variables) }, first, cancellationToken);

    /// <summary>A folder of its own, made.</summary>
    public static string NewFolder() =>
        Directory.CreateDirectory(Path.Combine(Path.GetTempPath(), "bench-end-to-end", Guid.NewGuid().ToString("N"))).FullName;
}
