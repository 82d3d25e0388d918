using Bench.Sandbox.HostPrograms;

namespace Bench.Sandbox.Docker;

/// <summary>Who the code inside is, and how the writable folders become writable for it.</summary>
/// <param name="Uid">User and group id inside.</param>
/// <param name="Gives">How folders are handed over.</param>
internal sealed record ContainerUser(int Uid, FolderHandover Gives)
{
    /// <summary>The id that nobody else on the machine has.</summary>
    public const int Unprivileged = 10001;

    private static readonly HostCommandLimits Limits = new(TimeSpan.FromMinutes(5), 64 << 10) { Variables = HostCommandLimits.CleanVariables };

    /// <summary>
    /// Root gives the folders to a user of their own. Others cannot, so code inside has their id, which has no more rights inside than
    /// any other, and they can remove what it leaves. Where the engine shifts user ids, everybody may write.
    /// </summary>
    public static async Task<ContainerUser> ChooseAsync(bool engineShiftsIds, CancellationToken cancellationToken)
    {
        if (engineShiftsIds)
        {
            return new ContainerUser(Unprivileged, FolderHandover.OpenToAll);
        }

        if (Environment.IsPrivilegedProcess)
        {
            return new ContainerUser(Unprivileged, FolderHandover.ChangeOwner);
        }

        var id = await HostCommand.RunAsync(["id", "-u"], "/", default, Limits, cancellationToken);
        return int.TryParse(id.OutputText.Trim(), System.Globalization.CultureInfo.InvariantCulture, out var uid) && uid != 0
            ? new ContainerUser(uid, FolderHandover.None)
            : throw new SandboxFaultException($"`id -u` did not say who runs this: {id.OutputText}{id.ErrorText}");
    }

    /// <summary>Makes a folder and all in it writable for the code inside. Links are changed themselves, never followed.</summary>
    /// <exception cref="SandboxFaultException">It cannot be done.</exception>
    public async Task GiveAsync(string folder, CancellationToken cancellationToken)
    {
        var owner = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Uid}:{Uid}");
        string[]? command = Gives switch
        {
            FolderHandover.ChangeOwner => ["chown", "-R", "-h", "--", owner, folder],
            FolderHandover.OpenToAll => ["chmod", "-R", "a+rwX", "--", folder],
            _ => null,
        };
        var result = command is null ? null : await HostCommand.RunAsync(command, "/", default, Limits, cancellationToken);
        if (result is { Succeeded: false })
        {
            throw new SandboxFaultException($"{folder} could not be made writable for user {Uid} inside the container: {result.ErrorText.Trim()}");
        }
    }
}
