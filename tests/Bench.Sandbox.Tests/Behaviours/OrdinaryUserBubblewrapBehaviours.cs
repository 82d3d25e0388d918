using Bench.Sandbox.Bubblewrap;
using Bench.Sandbox.Cgroups;
using Bench.Sandbox.HostCells;

namespace Bench.Sandbox.Tests.Behaviours;

/// <summary>Bubblewrap as somebody who is not root and whom nobody gave control groups: user namespaces and resource limits only.</summary>
[TestFixture]
public sealed class OrdinaryUserBubblewrapBehaviours : SandboxBehaviours
{
    private const int SomeUser = 12345;

    protected override async Task<ISandbox> StartAsync(string workFolder, CancellationToken cancellationToken)
    {
        using var withoutGroups = new TemporaryFolder();
        var user = Environment.IsPrivilegedProcess ? new HostUser(SomeUser) : HostUser.Same;
        var setup = new BubblewrapSetup(BubblewrapPrivilege.UserNamespace, user, CgroupTree.Discover(withoutGroups.Path));
        return await BubblewrapSandbox.StartAsync(new HostSandboxOptions(Tools.Agent, workFolder, [workFolder]), setup, TimeProvider.System, cancellationToken);
    }
}
