using Bench.Sandbox.HostPrograms;

namespace Bench.Tests.Shared.Processes;

/// <summary>Shell commands of a test's own, such as mounting a disk.</summary>
internal static class Shell
{
    /// <summary>Runs a script that has to end well.</summary>
    /// <returns>What it printed, without the white space around it.</returns>
    public static async Task<string> RunAsync(string script, CancellationToken cancellationToken)
    {
        var path = new Dictionary<string, string> { ["PATH"] = Environment.GetEnvironmentVariable("PATH") + ":/usr/sbin:/sbin" };
        var limits = new HostCommandLimits(TimeSpan.FromMinutes(4), 1 << 20) { Variables = WatchedProcess.Environs(path) };
        var result = await HostCommand.RunAsync(["sh", "-c", script], "/", default, limits, cancellationToken);
        Assert.That(result.ExitCode, Is.Zero, $"{script}: {result.ErrorText}");
        return result.OutputText.Trim();
    }
}
