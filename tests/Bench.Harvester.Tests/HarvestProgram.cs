using System.Globalization;
using Bench.Sandbox.Agents;
using Bench.Sandbox.HostPrograms;

namespace Bench.Harvester.Tests;

/// <summary>Runs the built program as its users do: a process with arguments, an exit code and two streams.</summary>
internal static class HarvestProgram
{
    private static readonly string Program = Path.Combine(InstallLayout.Find().Root, "artifacts", "bin", "Bench.Harvester", "release", "Bench.Harvester.dll");

    /// <summary>Runs it to its end in a folder.</summary>
    public static Task<HostCommandResult> RunAsync(string folder, CancellationToken cancellationToken, params IEnumerable<string> arguments) =>
        HostCommand.RunAsync(["dotnet", Program, "harvest", .. arguments], folder, default, new HostCommandLimits(TimeSpan.FromMinutes(4), 16L << 20), cancellationToken);

    /// <summary>Runs it with shell commands before, such as limits; the process becomes the program.</summary>
    public static Task<HostCommandResult> RunAfterAsync(string folder, string first, CancellationToken cancellationToken, params IEnumerable<string> arguments) =>
        HostCommand.RunAsync(
            ["sh", "-c", first + "; exec \"$@\"", "sh", "dotnet", Program, "harvest", .. arguments], folder, default, new HostCommandLimits(TimeSpan.FromMinutes(4), 16L << 20), cancellationToken);

    /// <summary>Runs it until it is killed after a time, as the kernel or a hasty user would; true when it had ended before.</summary>
    public static async Task<bool> KilledAfterAsync(string folder, TimeSpan time, CancellationToken cancellationToken, params IEnumerable<string> arguments)
    {
        var seconds = time.TotalSeconds.ToString("F3", CultureInfo.InvariantCulture);
        var result = await HostCommand.RunAsync(
            ["timeout", "--signal=KILL", seconds, "dotnet", Program, "harvest", .. arguments], folder, default, new HostCommandLimits(TimeSpan.FromMinutes(4), 16L << 20), cancellationToken);
        return result.ExitCode == 0;
    }
}
