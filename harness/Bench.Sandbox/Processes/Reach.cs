namespace Bench.Sandbox.Processes;

/// <summary>Whether another user can get at a folder.</summary>
internal static class Reach
{
    /// <summary>The first folder on the way down to a path that other users cannot enter; null when they can enter all.</summary>
    public static string? FirstClosed(string path)
    {
        var parts = Path.GetFullPath(path).Split('/', StringSplitOptions.RemoveEmptyEntries);
        var folder = "/";
        foreach (var part in parts)
        {
            folder = Path.Combine(folder, part);
            if (!Directory.Exists(folder))
            {
                return null; // Made later, by the harness.
            }

            if (!File.GetUnixFileMode(folder).HasFlag(UnixFileMode.OtherExecute))
            {
                return folder;
            }
        }

        return null;
    }
}
