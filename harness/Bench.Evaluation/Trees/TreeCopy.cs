namespace Bench.Evaluation.Trees;

/// <summary>Copies a tree with modes and times; links are copied as links and never followed.</summary>
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
            else
            {
                File.Copy(entry.FullName, target);
            }
        }
    }
}
