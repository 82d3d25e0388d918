using Bench.Sandbox.HostPrograms;

namespace Bench.Sandbox.Folders;

/// <summary>
/// Removes a folder that submitted code could write to: links are removed, not followed, and folders are made writable first. Names that are
/// not UTF-8 and paths that are too long for us to name are removed as well.
/// </summary>
public static class TreeRemoval
{
    private const UnixFileMode OwnerAll = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    private static readonly HostCommandLimits Limits = new(TimeSpan.FromMinutes(10), 64 << 10) { Variables = HostCommandLimits.CleanVariables };

    /// <summary>Removes a folder with all that is in it; nothing happens when it does not exist.</summary>
    /// <exception cref="IOException">Something in it cannot be removed.</exception>
    public static void Remove(string folder)
    {
        var root = new DirectoryInfo(folder);
        if (!root.Exists || root.LinkTarget is not null)
        {
            return;
        }

        try
        {
            Open(root);
            root.Delete(recursive: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            // ArgumentException is what .NET says of some paths that it gave out itself and cannot name.
            RemoveByProgram(folder);
        }
    }

    private static void Open(DirectoryInfo folder)
    {
        folder.UnixFileMode |= OwnerAll;
        foreach (var inner in folder.EnumerateDirectories().Where(inner => inner.LinkTarget is null))
        {
            Open(inner);
        }
    }

    /// <summary>.NET cannot name a file whose name is not UTF-8 and no path beyond the system's longest; these two programs go by bytes and step by step.</summary>
    private static void RemoveByProgram(string folder)
    {
        // Neither follows a link that it meets on its way.
        Run(["chmod", "-R", "u+rwx", "--", folder]);
        var said = Run(["rm", "-rf", "--", folder]);
        if (Directory.Exists(folder))
        {
            throw new IOException($"The folder '{folder}' cannot be removed: {said}. Remove it by hand.");
        }
    }

    private static string Run(string[] command) =>
        Task.Run(() => HostCommand.RunAsync(command, "/", default, Limits, CancellationToken.None)).GetAwaiter().GetResult().ErrorText.Trim();
}
