using System.Globalization;
using Bench.Sandbox.HostPrograms;

namespace Bench.Sandbox.HostCells;

/// <summary>Who the code of a cell is on the machine, and how folders are given to it and taken back.</summary>
/// <param name="Id">User and group; null stays who the harness is, 0 does so without capabilities.</param>
internal sealed record HostUser(int? Id)
{
    /// <summary>The id of code inside: no account has it, so that it owns nothing on the machine.</summary>
    public const int Unprivileged = 10001;

    private static readonly HostCommandLimits Limits = new(TimeSpan.FromMinutes(5), 64 << 10) { Variables = HostCommandLimits.CleanVariables };

    /// <summary>Code inside is whoever runs the harness.</summary>
    public static HostUser Same { get; } = new((int?)null);

    /// <summary>Code inside is a user of its own; only root can arrange that.</summary>
    public static HostUser Own { get; } = new(Unprivileged);

    /// <summary>Makes the writable folders of a cell writable for the code inside, and the others not.</summary>
    /// <exception cref="SandboxFaultException">It cannot be done, or the code inside could not read a folder.</exception>
    public async Task PrepareAsync(CellSpec spec, CancellationToken cancellationToken)
    {
        foreach (var mount in spec.Mounts)
        {
            if (!Directory.Exists(mount.HostPath))
            {
                throw new SandboxFaultException($"{mount.HostPath}, which a cell is to show as {Placeholders.Name(mount.Place)}, is not a folder.");
            }

            if (Id is > 0 and { } id)
            {
                await HandOverAsync(mount, id, cancellationToken);
            }
        }
    }

    /// <summary>Gives a folder and all in it to the code inside.</summary>
    public async Task GiveAsync(string folder, CancellationToken cancellationToken)
    {
        if (Id is > 0 and { } id)
        {
            await ChangeOwnerAsync(folder, id, cancellationToken);
        }
    }

    private static async Task HandOverAsync(CellMount mount, int id, CancellationToken cancellationToken)
    {
        if (mount.Writable)
        {
            await ChangeOwnerAsync(mount.HostPath, id, cancellationToken);
            return;
        }

        // A tree that was built in stays the builder's until it is shown read-only for the first time.
        if (await OwnerAsync(mount.HostPath, cancellationToken) == id)
        {
            await ChangeOwnerAsync(mount.HostPath, 0, cancellationToken);
            await RunAsync(["chmod", "-R", "go-w", "--", mount.HostPath], mount.HostPath, cancellationToken);
        }

        const UnixFileMode Needed = UnixFileMode.OtherRead | UnixFileMode.OtherExecute;
        if ((File.GetUnixFileMode(mount.HostPath) & Needed) != Needed)
        {
            throw new SandboxFaultException($"{mount.HostPath} cannot be read by other users, and code of a cell is another user: chmod -R o+rX {mount.HostPath}");
        }
    }

    private static async Task<int> OwnerAsync(string folder, CancellationToken cancellationToken)
    {
        var result = await RunAsync(["stat", "-c", "%u", "--", folder], folder, cancellationToken);
        return int.Parse(result.OutputText, CultureInfo.InvariantCulture);
    }

    private static Task<HostCommandResult> ChangeOwnerAsync(string folder, int id, CancellationToken cancellationToken) =>
        // -h: links themselves, never what they point to.
        RunAsync(["chown", "-R", "-h", "--", string.Create(CultureInfo.InvariantCulture, $"{id}:{id}"), folder], folder, cancellationToken);

    private static async Task<HostCommandResult> RunAsync(string[] command, string folder, CancellationToken cancellationToken)
    {
        var result = await HostCommand.RunAsync(command, "/", default, Limits, cancellationToken);
        return result.Succeeded
            ? result
            : throw new SandboxFaultException($"{folder} could not be handed over (`{command[0]}`): {result.ErrorText.Trim()}");
    }
}
