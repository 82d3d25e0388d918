using System.Globalization;
using Bench.Sandbox.HostCells;
using Bench.Sandbox.HostPrograms;

namespace Bench.Sandbox.Docker;

/// <summary>Who the code inside is, and how the writable folders become writable for it.</summary>
/// <param name="Uid">User and group id inside.</param>
/// <param name="Gives">How folders are handed over.</param>
internal sealed record ContainerUser(int Uid, FolderHandover Gives)
{
    private static readonly HostCommandLimits Limits = new(TimeSpan.FromMinutes(5), 64 << 10) { Variables = HostCommandLimits.CleanVariables };

    /// <summary>
    /// Root gives the folders to a user of their own. Others cannot, so code inside has their id, which has no more rights inside than
    /// any other, and they can remove what it leaves. Where the engine shifts user ids, everybody may write.
    /// </summary>
    public static async Task<ContainerUser> ChooseAsync(bool engineShiftsIds, CancellationToken cancellationToken)
    {
        if (engineShiftsIds)
        {
            return new ContainerUser(HostUser.Unprivileged, FolderHandover.OpenToAll);
        }

        if (Environment.IsPrivilegedProcess)
        {
            return new ContainerUser(HostUser.Unprivileged, FolderHandover.ChangeOwner);
        }

        var id = await HostCommand.RunAsync(["id", "-u"], "/", default, Limits, cancellationToken);
        return int.TryParse(id.OutputText.Trim(), CultureInfo.InvariantCulture, out var uid) && uid != 0
            ? new ContainerUser(uid, FolderHandover.None)
            : throw new SandboxFaultException($"`id -u` did not say who runs this: {id.OutputText}{id.ErrorText}");
    }

    /// <summary>Makes the writable folders of a cell writable for the code inside. Links are changed themselves, never followed.</summary>
    /// <exception cref="SandboxFaultException">It cannot be done, or a folder is not there or cannot be read inside.</exception>
    public async Task PrepareAsync(CellSpec spec, CancellationToken cancellationToken)
    {
        var user = Gives == FolderHandover.ChangeOwner ? HostUser.Own : HostUser.Same;
        await user.PrepareAsync(spec, cancellationToken);
        foreach (var folder in spec.Mounts.Where(m => m.Writable && Gives == FolderHandover.OpenToAll).Select(m => m.HostPath))
        {
            var result = await HostCommand.RunAsync(["chmod", "-R", "a+rwX", "--", folder], "/", default, Limits, cancellationToken);
            if (!result.Succeeded)
            {
                throw new SandboxFaultException($"{folder} could not be made writable for the code inside: {result.ErrorText.Trim()}");
            }
        }
    }
}
