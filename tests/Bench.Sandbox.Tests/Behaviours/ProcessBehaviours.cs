using Bench.Sandbox.HostCells;
using Bench.Sandbox.Processes;

namespace Bench.Sandbox.Tests.Behaviours;

[TestFixture]
public sealed class ProcessBehaviours : SandboxBehaviours
{
    protected override async Task<ISandbox> StartAsync(string workFolder, CancellationToken cancellationToken) =>
        await ProcessSandbox.StartAsync(new HostSandboxOptions(Tools.Agent, workFolder, [workFolder]), TimeProvider.System, cancellationToken);
}
