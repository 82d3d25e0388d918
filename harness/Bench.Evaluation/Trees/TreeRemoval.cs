namespace Bench.Evaluation.Trees;

/// <summary>Removes a folder that submitted code could write to: links are removed, not followed, and folders are made writable first.</summary>
public static class TreeRemoval
{
    private const UnixFileMode OwnerAll = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    /// <summary>Removes a folder with all that is in it; nothing happens when it does not exist.</summary>
    public static void Remove(string folder)
    {
        var root = new DirectoryInfo(folder);
        if (root.Exists && root.LinkTarget is null)
        {
            Open(root);
            root.Delete(recursive: true);
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
}
