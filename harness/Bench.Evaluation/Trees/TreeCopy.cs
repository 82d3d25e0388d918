namespace Bench.Evaluation.Trees;

/// <summary>
/// Copies a tree with modes and times; links are copied as links and never followed. A file of no length is made anew and not opened, so a
/// named pipe that submitted code left becomes an empty file and blocks nobody.
/// </summary>
public static class TreeCopy
{
    /// <summary>Copies a folder to a place that does not exist yet.</summary>
    public static void Copy(string from, string to)
    {
        var made = Directory.CreateDirectory(to);
        foreach (var entry in new DirectoryInfo(from).EnumerateFileSystemInfos())
        {
            var target = Path.Combine(made.FullName, entry.Name);
            if (entry.LinkTarget is { } link)
            {
                File.CreateSymbolicLink(target, link);
            }
            else if (entry is DirectoryInfo)
            {
                Copy(entry.FullName, target);
            }
            else if (entry is FileInfo { Length: 0 } empty)
            {
                CopyEmpty(empty, target);
            }
            else
            {
                File.Copy(entry.FullName, target);
            }
        }
    }

    private static void CopyEmpty(FileInfo empty, string target)
    {
        File.Create(target).Dispose();
        File.SetUnixFileMode(target, empty.UnixFileMode);
        File.SetLastWriteTimeUtc(target, empty.LastWriteTimeUtc);
    }
}
