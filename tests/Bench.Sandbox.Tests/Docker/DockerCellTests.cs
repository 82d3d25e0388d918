using System.Collections.Immutable;
using System.Text;
using Bench.Sandbox.Agents;
using Bench.Sandbox.Docker;
using Bench.Sandbox.Engine;
using Bench.Sandbox.Engine.Models;
using Bench.Sandbox.Images;
using Bench.Sandbox.Tests.Engine;

namespace Bench.Sandbox.Tests.Docker;

/// <summary>What only containers have; the suite that all back ends pass has the rest.</summary>
[CancelAfter(300_000)]
public sealed class DockerCellTests
{
    private DockerClient _client = null!;
    private DockerSandbox _sandbox = null!;
    private TemporaryFolder _folder = null!;

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        _client = await TestEngine.ConnectWithImagesAsync(CancellationToken.None);
        _folder = new TemporaryFolder();
        var agent = await DockerTools.PutAsync(Directory.CreateDirectory(Path.Combine(_folder.Path, "tools")).FullName, AgentKind.Compiled);
        Directory.CreateDirectory(Path.Combine(_folder.Path, "repo"));
        _sandbox = await DockerSandbox.StartAsync(_client, new DockerSandboxOptions("tests", agent), TimeProvider.System, CancellationToken.None);
    }

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        await _sandbox.DisposeAsync();
        _client.Dispose();
        _folder.Dispose();
    }

    [Test]
    public async Task The_code_inside_has_no_capability_no_way_to_more_and_a_filter(CancellationToken cancellationToken)
    {
        await using var cell = await OpenAsync(cancellationToken);
        var status = await RunAsync(cell, ["cat", "/proc/self/status"], cancellationToken);
        Assert.Multiple(() =>
        {
            Assert.That(status, Does.Match(@"Uid:\s+10001\s+10001\s+10001\s+10001"));
            Assert.That(status, Does.Match(@"Gid:\s+10001\s+10001\s+10001\s+10001"));
            Assert.That(status, Does.Match(@"Groups:\s*\n"));
            Assert.That(status, Does.Match(@"CapEff:\s+0000000000000000"));
            Assert.That(status, Does.Match(@"CapPrm:\s+0000000000000000"));
            Assert.That(status, Does.Match(@"CapBnd:\s+0000000000000000"));
            Assert.That(status, Does.Match(@"NoNewPrivs:\s+1"));
            Assert.That(status, Does.Match(@"Seccomp:\s+2"));
        });
    }

    [Test]
    public async Task A_container_that_vanished_is_a_fault_and_the_cell_goes_on_with_a_new_one(CancellationToken cancellationToken)
    {
        await using var cell = await OpenAsync(cancellationToken);
        var container = (await OursAsync(cancellationToken)).Single();
        var running = cell.RunAsync(Command("sleep", "600"), cancellationToken);
        await _client.Containers.RemoveContainerAsync(container, new ContainerRemoveParameters { Force = true }, cancellationToken);
        var fault = Assert.ThrowsAsync<SandboxFaultException>(() => running);
        var text = await RunAsync(cell, ["echo", "back"], cancellationToken);
        await Assert.MultipleAsync(async () =>
        {
            Assert.That((await fault)!.Message, Does.Contain(BaseImageNames.LocalBase));
            Assert.That(text, Is.EqualTo("back\n"));
        });
    }

    [Test]
    public async Task A_disposed_cell_leaves_no_container(CancellationToken cancellationToken)
    {
        await using (await OpenAsync(cancellationToken))
        {
            Assert.That(await OursAsync(cancellationToken), Has.Length.EqualTo(1));
        }

        Assert.That(await OursAsync(cancellationToken), Is.Empty);
    }

    [Test]
    public async Task An_image_that_is_not_there_is_a_fault_that_names_it(CancellationToken cancellationToken)
    {
        var fault = await Assert.ThrowsAsync<SandboxFaultException>(() => _sandbox.OpenAsync(Cell() with { Image = "bench/none:1" }, cancellationToken));
        Assert.That(fault!.Message, Does.Contain("bench/none:1"));
    }

    [Test]
    public async Task An_agent_that_cannot_start_is_a_fault_and_leaves_no_container(CancellationToken cancellationToken)
    {
        using var empty = new TemporaryFolder();
        File.SetUnixFileMode(empty.Path, (UnixFileMode)0b111_101_101);
        var cell = Cell() with { Mounts = [new CellMount(CellPlace.Tools, empty.Path, Writable: false), new CellMount(CellPlace.Repo, empty.Path, Writable: false)] };
        var fault = await Assert.ThrowsAsync<SandboxFaultException>(() => _sandbox.OpenAsync(cell, cancellationToken));
        await Assert.MultipleAsync(async () =>
        {
            Assert.That(fault!.Message, Does.Contain("/bench/tools/agent"));
            Assert.That(await OursAsync(cancellationToken), Is.Empty);
        });
    }

    [Test]
    public async Task The_python_agent_serves_where_there_is_no_compiler(CancellationToken cancellationToken)
    {
        using var tools = new TemporaryFolder();
        var agent = await DockerTools.PutAsync(tools.Path, AgentKind.Python);
        await using var sandbox = await DockerSandbox.StartAsync(_client, new DockerSandboxOptions("tests", agent), TimeProvider.System, cancellationToken);
        var spec = Cell() with { Mounts = [new CellMount(CellPlace.Tools, tools.Path, Writable: false), Cell().Mounts[1]] };
        await using var cell = await sandbox.OpenAsync(spec, cancellationToken);
        Assert.That(await RunAsync(cell, ["id", "-u"], cancellationToken), Is.EqualTo("10001\n"));
    }

    private CellSpec Cell() => new(
        BaseImageNames.LocalBase,
        [
            new CellMount(CellPlace.Tools, Path.Combine(_folder.Path, "tools"), Writable: false),
            new CellMount(CellPlace.Repo, Path.Combine(_folder.Path, "repo"), Writable: false),
        ],
        new CellLimits([0], 512L << 20, 64, 64L << 20, 16L << 20, 8L << 20),
        Network: false,
        ImmutableSortedDictionary<string, string>.Empty);

    private Task<ISandboxCell> OpenAsync(CancellationToken cancellationToken) => _sandbox.OpenAsync(Cell(), cancellationToken);

    private async Task<string[]> OursAsync(CancellationToken cancellationToken)
    {
        var filters = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal)
        {
            ["label"] = [$"{ContainerLabels.Run}=tests", $"{ContainerLabels.Process}={HarnessProcess.This.ProcessText}"],
        };
        var all = await _client.Containers.ListContainersAsync(new ContainersListParameters { All = true, Filters = filters }, cancellationToken);
        return [.. all.Select(c => c.ID)];
    }

    private static SpawnRequest Command(params string[] arguments) =>
        new([.. arguments], CellPlace.Repo, TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(1));

    private static async Task<string> RunAsync(ISandboxCell cell, string[] arguments, CancellationToken cancellationToken)
    {
        var result = await cell.RunAsync(Command(arguments), cancellationToken);
        Assert.That(result.End, Is.EqualTo(new SpawnEnd.Exited(0)), Encoding.UTF8.GetString(result.StandardError.Span));
        return Encoding.UTF8.GetString(result.StandardOutput.Span);
    }
}
