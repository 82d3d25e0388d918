using Bench.Sandbox.Docker;
using Bench.Sandbox.Engine;
using Bench.Sandbox.Images;
using Bench.Sandbox.Tests.Engine;

namespace Bench.Sandbox.Tests.Behaviours;

[TestFixture]
public sealed class DockerBehaviours : SandboxBehaviours
{
    private DockerClient? _client;

    // With Python and .NET in it.
    protected override string Image => BaseImageNames.LocalSdk;

    // A container has a loopback of its own.
    protected override bool ReachesLoopback => false;

    protected override async Task<ISandbox> StartAsync(string workFolder, CancellationToken cancellationToken)
    {
        _client = await TestEngine.ConnectWithImagesAsync(cancellationToken);
        return await DockerSandbox.StartAsync(_client, new DockerSandboxOptions("behaviours", Tools.Agent), TimeProvider.System, cancellationToken);
    }

    [OneTimeTearDown]
    public void Disconnect() => _client?.Dispose();
}
