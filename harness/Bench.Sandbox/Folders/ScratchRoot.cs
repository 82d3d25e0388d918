using System.Globalization;
using Bench.Sandbox.HostPrograms;

namespace Bench.Sandbox.Folders;

/// <summary>The folder that holds the scratch of all runs. It lies where everybody may write, so it is used only when nobody else can have prepared it.</summary>
public static class ScratchRoot
{
    /// <summary>Others may pass through, since code of a cell is another user; they can neither list nor write.</summary>
    private const UnixFileMode Passage =
        UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    /// <summary>Makes the folder, or checks the one that is there.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="SandboxFaultException">It is a link, somebody else's, or others may write to it.</exception>
    public static async Task EnsureAsync(string folder, CancellationToken cancellationToken)
    {
        // Makes nothing and changes no mode where something is there already.
        Directory.CreateDirectory(folder, Passage);
        var own = string.Create(CultureInfo.InvariantCulture, $"/proc/{Environment.ProcessId}");
        var limits = HostCommandLimits.Default with { Variables = HostCommandLimits.CleanVariables };
        var result = await HostCommand.RunAsync(["stat", "-c", "%u %f", "--", folder, own], "/", default, limits, cancellationToken);
        var lines = result.OutputText.Split('\n').Select(line => line.Split(' ')).Where(fields => fields.Length == 2).ToList();
        if (!result.Succeeded || lines is not [[var owner, var modeText], [var user, _]])
        {
            throw new SandboxFaultException($"The scratch folder {folder} cannot be looked at: {result.ErrorText.Trim()}");
        }

        var mode = int.Parse(modeText, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        var wrong = new DirectoryInfo(folder).LinkTarget is not null ? "is a link"
            : owner != user ? $"belongs to the user {owner}"
            : (mode & (int)(UnixFileMode.GroupWrite | UnixFileMode.OtherWrite)) != 0 ? "can be written by others"
            : null;
        if (wrong is not null)
        {
            throw new SandboxFaultException($"The scratch folder {folder} {wrong}, so what is built there could be tampered with. Remove it, or name a folder of your own with BENCH_SCRATCH.");
        }
    }
}
