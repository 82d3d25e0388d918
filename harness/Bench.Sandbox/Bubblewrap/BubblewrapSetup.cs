using Bench.Sandbox.Cgroups;
using Bench.Sandbox.HostCells;

namespace Bench.Sandbox.Bubblewrap;

/// <summary>With which rights bubblewrap is started.</summary>
/// <param name="Privilege">How mounts are made.</param>
/// <param name="User">Whom the writable folders are given to.</param>
/// <param name="Groups">The machine's control groups.</param>
internal sealed record BubblewrapSetup(BubblewrapPrivilege Privilege, HostUser User, CgroupTree Groups)
{
    /// <summary>Who bubblewrap itself is; null stays who the harness is.</summary>
    public int? RunsAs => Privilege == BubblewrapPrivilege.UserNamespace ? User.Id : null;

    /// <summary>What this process may do.</summary>
    public static BubblewrapSetup OfThisProcess() => Environment.IsPrivilegedProcess
        ? new BubblewrapSetup(BubblewrapPrivilege.Root, HostUser.Own, CgroupTree.Discover())
        : new BubblewrapSetup(BubblewrapPrivilege.UserNamespace, HostUser.Same, CgroupTree.Discover());
}
