using Bench.Sandbox.HostPrograms;

namespace Bench.Leaderboard.Tests.Faults;

/// <summary>The command of tokens over a folder that is not there.</summary>
[TestFixture, CancelAfter(120_000)]
internal sealed class TokenCommandTests
{
    [TestCase("list")]
    [TestCase("revoke", "1a2b3c4d5e6f")]
    public async Task A_folder_that_is_not_there_is_named_and_not_made(params string[] words)
    {
        var folder = Directory.CreateTempSubdirectory("bench-token-").FullName;
        var program = Path.Combine(RepositoryFolder.Root, "artifacts", "bin", "Bench.Leaderboard", "release", "Bench.Leaderboard.dll");

        var result = await HostCommand.RunAsync(
            ["dotnet", program, "token", .. words, "--data", Path.Combine(folder, "sit")], folder, default, new HostCommandLimits(TimeSpan.FromMinutes(1), 1 << 20), TestContext.CurrentContext.CancellationToken);

        Assert.That((result.ExitCode, result.ErrorText), Is.EqualTo((2, $"bench: --data: there is no folder '{folder}/sit'; expected the folder of a site.\n")));
        Assert.That(Directory.Exists(Path.Combine(folder, "sit")), Is.False);
        Directory.Delete(folder, recursive: true);
    }
}
