using Bench.Contracts.Outcomes;

namespace Bench.Evaluation.Evaluations;

/// <summary>
/// Checks that a tree that submitted code wrote to can be read, copied and hashed here. Without the check such a tree would stop the harness,
/// and the task's other candidates with it.
/// </summary>
public static class BuiltTree
{
    /// <summary>Longest path that a build may leave, in characters of the tree's own part.</summary>
    public const int LongestPath = 2048;

    private const UnixFileMode FolderNeeds = UnixFileMode.UserRead | UnixFileMode.UserExecute;

    private static readonly EnumerationOptions Everything = new() { AttributesToSkip = FileAttributes.None, IgnoreInaccessible = false, RecurseSubdirectories = false };

    /// <summary>What keeps the tree from being used, as a reason; null when nothing does.</summary>
    /// <param name="tree">Absolute path of the tree.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public static Reason? FlawOf(string tree, CancellationToken cancellationToken)
    {
        var folders = new Stack<DirectoryInfo>([new DirectoryInfo(tree)]);
        while (folders.TryPop(out var folder))
        {
            cancellationToken.ThrowIfCancellationRequested();
            foreach (var entry in folder.EnumerateFileSystemInfos("*", Everything))
            {
                if (FlawOf(tree.Length, entry) is { } flaw)
                {
                    return new Reason(ReasonCode.BuildFailed, Phase.Build, $"the build left {flaw}");
                }

                if (entry is DirectoryInfo inner && inner.LinkTarget is null)
                {
                    folders.Push(inner);
                }
            }
        }

        return null;
    }

    private static string? FlawOf(int rootLength, FileSystemInfo entry)
    {
        if (entry.FullName.Length - rootLength > LongestPath)
        {
            return $"a path of more than {LongestPath} characters";
        }

        if (entry.LinkTarget is not null)
        {
            return null;
        }

        // A name that is not UTF-8 comes back changed, and there is nothing under the changed name.
        if (!File.Exists(entry.FullName) && !Directory.Exists(entry.FullName))
        {
            return "a file or folder whose name is not UTF-8";
        }

        var needs = entry is DirectoryInfo ? FolderNeeds : UnixFileMode.UserRead;
        return (entry.UnixFileMode & needs) == needs ? null : "a file or folder that its owner cannot read";
    }
}
