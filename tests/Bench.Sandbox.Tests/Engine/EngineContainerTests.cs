using System.Formats.Tar;
using System.Text;
using Bench.Sandbox.Docker;
using Bench.Sandbox.Engine;
using Bench.Sandbox.Engine.Models;
using Bench.Sandbox.Images;

namespace Bench.Sandbox.Tests.Engine;

[CancelAfter(300_000)]
public sealed class EngineContainerTests
{
    private DockerClient _client = null!;

    [OneTimeSetUp]
    public async Task ConnectAsync() => _client = await TestEngine.ConnectWithImagesAsync(CancellationToken.None);

    [OneTimeTearDown]
    public void Disconnect() => _client.Dispose();

    [Test]
    public async Task A_process_keeps_its_three_streams_apart(CancellationToken cancellationToken)
    {
        await using var container = await StartAsync(["cat"], cancellationToken);
        var exec = await _client.Exec.ExecCreateContainerAsync(
            container.Id,
            new ContainerExecCreateParameters
            {
                Cmd = ["sh", "-c", "cat; echo to-err >&2; exit 7"],
                AttachStdin = true,
                AttachStdout = true,
                AttachStderr = true,
            },
            cancellationToken);
        using var streams = await _client.Exec.StartAndAttachContainerExecAsync(exec.ID, cancellationToken);
        var sent = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, 100_000).Select(i => $"line {i}\n")));
        var (output, error) = (new MemoryStream(), new MemoryStream());
        var reading = streams.CopyOutputToAsync(output, error, cancellationToken);
        await streams.WriteAsync(sent, cancellationToken);
        streams.CloseWrite();
        await reading;
        var end = await _client.Exec.InspectContainerExecAsync(exec.ID, cancellationToken);
        Assert.Multiple(() =>
        {
            Assert.That(output.ToArray().AsSpan().SequenceEqual(sent), Is.True, $"{output.Length} of {sent.Length} bytes came back");
            Assert.That(Encoding.UTF8.GetString(error.ToArray()), Is.EqualTo("to-err\n"));
            Assert.That(end.Running, Is.False);
            Assert.That(end.ExitCode, Is.EqualTo(7));
        });
    }

    [Test]
    public async Task The_main_process_is_attached_from_its_first_byte_and_waited_for(CancellationToken cancellationToken)
    {
        await using var container = await StartAsync(["sh", "-c", "echo first; read line; echo \"got $line\"; exit 3"], cancellationToken);
        var (output, error) = (new MemoryStream(), new MemoryStream());
        var waiting = _client.Containers.WaitContainerAsync(container.Id, cancellationToken);
        await container.Streams.WriteAsync("hello\n"u8.ToArray(), cancellationToken);
        await container.Streams.CopyOutputToAsync(output, error, cancellationToken);
        var end = await waiting;
        Assert.Multiple(() =>
        {
            Assert.That(Encoding.UTF8.GetString(output.ToArray()), Is.EqualTo("first\ngot hello\n"));
            Assert.That(error.Length, Is.Zero);
            Assert.That(end.StatusCode, Is.EqualTo(3));
        });
    }

    [Test]
    public async Task A_killed_container_ends_with_the_signal(CancellationToken cancellationToken)
    {
        await using var container = await StartAsync(["cat"], cancellationToken);
        var waiting = _client.Containers.WaitContainerAsync(container.Id, cancellationToken);
        await _client.Containers.KillContainerAsync(container.Id, new ContainerKillParameters(), cancellationToken);
        Assert.That((await waiting).StatusCode, Is.EqualTo(128 + 9));
    }

    [Test]
    public async Task Files_go_in_and_out_as_tar(CancellationToken cancellationToken)
    {
        await using var container = await StartAsync(["cat"], cancellationToken);
        using var tar = new MemoryStream();
        await using (var writer = new TarWriter(tar, TarEntryFormat.Pax, leaveOpen: true))
        {
            await writer.WriteEntryAsync(
                new PaxTarEntry(TarEntryType.RegularFile, "box/note.txt") { DataStream = new MemoryStream("kept"u8.ToArray()) }, cancellationToken);
        }

        tar.Position = 0;
        await _client.Containers.ExtractArchiveToContainerAsync(container.Id, "/srv", tar, cancellationToken);
        using var archive = await _client.Containers.GetArchiveFromContainerAsync(container.Id, "/srv/box/note.txt", cancellationToken);
        await using var reader = new TarReader(archive.Stream);
        var entry = await reader.GetNextEntryAsync(copyData: true, cancellationToken);
        using var text = new StreamReader(entry!.DataStream!);
        Assert.That(await text.ReadToEndAsync(cancellationToken), Is.EqualTo("kept"));
    }

    [Test]
    public async Task Containers_are_found_by_label(CancellationToken cancellationToken)
    {
        await using var container = await StartAsync(["cat"], cancellationToken);
        var filters = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal) { ["label"] = ["bench.run=engine-tests", $"{ImageLabels.Owner}=bench"] };
        var found = await _client.Containers.ListContainersAsync(new ContainersListParameters { All = true, Filters = filters }, cancellationToken);
        Assert.That(found.Select(c => c.ID), Does.Contain(container.Id));
    }

    private async Task<Running> StartAsync(string[] command, CancellationToken cancellationToken)
    {
        var created = await _client.Containers.CreateContainerAsync(
            new CreateContainerParameters
            {
                Image = BaseImageNames.LocalBase,
                Cmd = command,
                Labels = ContainerLabels.OfThisProcess("engine-tests"),
                OpenStdin = true,
                StdinOnce = true,
                AttachStdin = true,
                AttachStdout = true,
                AttachStderr = true,
                HostConfig = new HostConfig { NetworkMode = "none" },
            },
            cancellationToken);
        var streams = await _client.Containers.AttachContainerAsync(
            created.ID, new ContainerAttachParameters { Stdin = true, Stdout = true, Stderr = true }, cancellationToken);
        await _client.Containers.StartContainerAsync(created.ID, cancellationToken);
        return new Running(_client, created.ID, streams);
    }

    private sealed record Running(DockerClient Client, string Id, MultiplexedStream Streams) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            Streams.Dispose();
            await DockerSweep.RemoveAsync(Client, Id, CancellationToken.None);
        }
    }
}
