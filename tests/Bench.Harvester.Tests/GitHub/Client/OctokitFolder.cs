using Bench.Sandbox.HostPrograms;

namespace Bench.Harvester.Tests.GitHub.Client;

/// <summary>What GitHub's own projects publish for tests: recorded answers and the description of the API. Installed once, by <c>tests/octokit/install</c>.</summary>
internal static class OctokitFolder
{
    private static readonly Lazy<Task<string>> Installed = new(InstallAsync);

    /// <summary>The folder that they are installed in.</summary>
    public static Task<string> PathAsync() => Installed.Value;

    /// <summary>Programs of ours for them.</summary>
    public static string Sources { get; } = Path.Combine(RepositoryFolder.Root, "tests", "octokit");

    private static async Task<string> InstallAsync()
    {
        var limits = HostCommandLimits.Default with { Wall = TimeSpan.FromMinutes(5) };
        var result = await HostCommand.RunAsync([Path.Combine(Sources, "install")], Sources, default, limits, CancellationToken.None);
        Assert.That(result.Succeeded, result.ErrorText);
        return result.OutputText.Trim();
    }
}
