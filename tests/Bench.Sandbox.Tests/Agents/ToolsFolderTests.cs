using Bench.Sandbox.Agents;

namespace Bench.Sandbox.Tests.Agents;

public sealed class ToolsFolderTests
{
    [Test]
    public async Task The_tools_are_made_once_and_everybody_can_read_them()
    {
        var cache = Directory.CreateTempSubdirectory("bench-tools-").FullName;
        try
        {
            var first = await ToolsFolder.PrepareAsync(InstallLayout.Find(), cache, CancellationToken.None);
            var second = await ToolsFolder.PrepareAsync(InstallLayout.Find(), cache, CancellationToken.None);

            Assert.That(second, Is.EqualTo(first));
            Assert.That(Directory.EnumerateDirectories(cache).Count(), Is.EqualTo(1));
            foreach (var file in new[] { "agent", "python/bench_runner.py", "python/bench_answer.py", "python/bench_unittest.py", "dotnet/Bench.Runner.dll", "dotnet/Bench.Runner.runtimeconfig.json" })
            {
                Assert.That(File.GetUnixFileMode(Path.Combine(first.HostPath, file)).HasFlag(UnixFileMode.OtherRead), Is.True, file);
            }

            Assert.That(File.GetUnixFileMode(first.HostPath).HasFlag(UnixFileMode.OtherExecute), Is.True);
            Assert.That(File.GetUnixFileMode(first.Agent.File).HasFlag(UnixFileMode.OtherExecute), Is.True);
            await using var agent = await HostAgent.StartAsync(first.Agent, TimeProvider.System, CancellationToken.None);
            Assert.That(await agent.Connection.PingAsync(CancellationToken.None), Is.Positive);
        }
        finally
        {
            Directory.Delete(cache, recursive: true);
        }
    }
}
