using Bench.Sandbox.Docker;
using Bench.Sandbox.Engine;

namespace Bench.Sandbox.Tests.Engine;

[CancelAfter(60_000)]
public sealed class EngineConnectionTests
{
    [Test]
    public async Task The_engine_answers_and_says_what_it_is(CancellationToken cancellationToken)
    {
        using var client = TestEngine.Connect();
        await client.System.PingAsync(cancellationToken);
        var version = await client.System.GetVersionAsync(cancellationToken);
        var info = await client.System.GetSystemInfoAsync(cancellationToken);
        Assert.Multiple(() =>
        {
            Assert.That(version.Version, Is.Not.Empty);
            Assert.That(version.APIVersion, Does.StartWith("1."));
            Assert.That(info.NCPU, Is.GreaterThan(0));
            Assert.That(info.CgroupVersion, Is.EqualTo("1").Or.EqualTo("2"));
        });
    }

    [TestCase("1.41", "1.41")]
    [TestCase("1.44", "1.44")]
    [TestCase("1.99", "1.48")]
    [TestCase("2.0", "1.48")]
    [TestCase("1.40", null)]
    [TestCase("", null)]
    [TestCase("1.x", null)]
    [TestCase(null, null)]
    public void The_newest_version_that_both_know_is_spoken(string? engine, string? spoken) =>
        Assert.That(ApiVersion.Negotiate(engine)?.ToString(), Is.EqualTo(spoken));

    [TestCase(null, "unix:///var/run/docker.sock")]
    [TestCase("", "unix:///var/run/docker.sock")]
    [TestCase("unix:///run/user/1000/docker.sock", "unix:///run/user/1000/docker.sock")]
    [TestCase("tcp://127.0.0.1:2375", "tcp://127.0.0.1:2375")]
    [TestCase("tcp://localhost:2375", "tcp://localhost:2375")]
    [TestCase("tcp://[::1]:2375", "tcp://[::1]:2375")]
    public void DOCKER_HOST_names_the_engine(string? value, string endpoint) =>
        Assert.That(DockerClientConfiguration.FromDockerHost(value).Endpoint.OriginalString, Is.EqualTo(endpoint));

    [TestCase("tcp://10.0.0.7:2375")]
    [TestCase("tcp://engine.example.org:2376")]
    [TestCase("ssh://me@example.org")]
    [TestCase("npipe:////./pipe/docker_engine")]
    [TestCase("unix://relative/docker.sock")]
    [TestCase("/var/run/docker.sock")]
    public void An_engine_elsewhere_is_refused_with_what_is_supported(string value)
    {
        var fault = Assert.Throws<SandboxFaultException>(() => DockerClientConfiguration.FromDockerHost(value));
        Assert.That(fault!.Message, Does.Contain(value).And.Contains("unix:///"));
    }

    [Test]
    public async Task Where_nothing_listens_the_fault_says_how_to_mend_it(CancellationToken cancellationToken)
    {
        using var client = DockerClientConfiguration.FromDockerHost("unix:///nonexistent/engine.sock").CreateClient();
        var fault = await Assert.ThrowsAsync<SandboxFaultException>(() => new DockerSweep(client).RunAsync(cancellationToken));
        Assert.That(fault!.Message, Does.Contain("No container engine answers at unix:///nonexistent/engine.sock").And.Contains("DOCKER_HOST"));
    }

    [Test]
    public async Task What_the_engine_refuses_comes_with_its_own_words(CancellationToken cancellationToken)
    {
        using var client = TestEngine.Connect();
        var refusal = await Assert.ThrowsAsync<DockerApiException>(() => client.Containers.InspectContainerAsync("no-such-container", cancellationToken));
        Assert.Multiple(() =>
        {
            Assert.That((int)refusal!.StatusCode, Is.EqualTo(404));
            Assert.That(refusal.Message, Does.Contain("no-such-container"));
        });
    }

    [Test]
    public async Task A_refused_stream_comes_with_the_engines_own_words(CancellationToken cancellationToken)
    {
        using var client = TestEngine.Connect();
        var refusal = await Assert.ThrowsAsync<DockerApiException>(() => client.Exec.StartAndAttachContainerExecAsync("no-such-process", cancellationToken));
        Assert.Multiple(() =>
        {
            Assert.That((int)refusal!.StatusCode, Is.EqualTo(404));
            Assert.That(refusal.Message, Does.Contain("no-such-process"));
        });
    }

    [Test]
    public async Task A_cancelled_request_ends_at_once(CancellationToken cancellationToken)
    {
        using var client = TestEngine.Connect();
        using var cancelled = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        await cancelled.CancelAsync();
        await Assert.ThatAsync(() => client.System.GetVersionAsync(cancelled.Token), Throws.InstanceOf<OperationCanceledException>());
    }

    [Test]
    public async Task An_engine_that_does_not_answer_in_time_is_given_up(CancellationToken cancellationToken)
    {
        var path = Path.Combine(Path.GetTempPath(), $"bench-silent-{Guid.NewGuid():N}.sock");
        using var listener = new System.Net.Sockets.Socket(
            System.Net.Sockets.AddressFamily.Unix, System.Net.Sockets.SocketType.Stream, System.Net.Sockets.ProtocolType.Unspecified);
        listener.Bind(new System.Net.Sockets.UnixDomainSocketEndPoint(path));
        listener.Listen();
        using var client = new DockerClientConfiguration(new Uri("unix://" + path), TimeSpan.FromMilliseconds(200)).CreateClient();
        await Assert.ThatAsync(() => client.System.GetVersionAsync(cancellationToken), Throws.InstanceOf<TimeoutException>());
        File.Delete(path);
    }
}
