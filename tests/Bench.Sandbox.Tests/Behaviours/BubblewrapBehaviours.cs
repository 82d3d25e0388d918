using Bench.Sandbox.Bubblewrap;
using Bench.Sandbox.HostCells;

namespace Bench.Sandbox.Tests.Behaviours;

[TestFixture]
public sealed class BubblewrapBehaviours : SandboxBehaviours
{
    protected override async Task<ISandbox> StartAsync(string workFolder, CancellationToken cancellationToken) =>
        await BubblewrapSandbox.StartAsync(new HostSandboxOptions(Tools.Agent, workFolder, [workFolder]), TimeProvider.System, cancellationToken);
}
