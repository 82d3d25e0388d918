using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;

namespace Bench.Evaluation.Patches;

/// <summary>What lies in a tree: path, mode and digest of each file and link. Links are never followed, empty folders are not listed.</summary>
/// <param name="Entries">Entries by relative path with <c>/</c>.</param>
public sealed record TreeManifest(ImmutableSortedDictionary<string, TreeEntry> Entries)
{
    private static readonly EnumerationOptions Everything = new() { AttributesToSkip = FileAttributes.None, IgnoreInaccessible = false, RecurseSubdirectories = false };

    /// <summary>Reads a folder. A file of no length is not opened, so a named pipe counts as an empty file and blocks nobody.</summary>
    public static TreeManifest Read(string root, CancellationToken cancellationToken = default)
    {
        var entries = ImmutableSortedDictionary.CreateBuilder<string, TreeEntry>(StringComparer.Ordinal);
        var folders = new Stack<(DirectoryInfo Folder, string Prefix)>([(new DirectoryInfo(root), "")]);
        while (folders.TryPop(out var next))
        {
            cancellationToken.ThrowIfCancellationRequested();
            foreach (var info in next.Folder.EnumerateFileSystemInfos("*", Everything))
            {
                var path = next.Prefix + info.Name;
                if (info is DirectoryInfo folder && folder.LinkTarget is null)
                {
                    folders.Push((folder, path + "/"));
                }
                else
                {
                    entries.Add(path, EntryOf(info));
                }
            }
        }

        return new(entries.ToImmutable());
    }

    /// <summary>Where two trees differ, in ordinal order of the paths.</summary>
    public static ImmutableArray<TreeChange> Between(TreeManifest before, TreeManifest after) =>
    [
        .. before.Entries.Keys.Union(after.Entries.Keys, StringComparer.Ordinal)
            .Select(path => new TreeChange(path, before.Entries.GetValueOrDefault(path), after.Entries.GetValueOrDefault(path)))
            .Where(change => change.Before != change.After)
            .OrderBy(change => change.Path, StringComparer.Ordinal),
    ];

    private static TreeEntry EntryOf(FileSystemInfo info)
    {
        if (info.LinkTarget is { } target)
        {
            return TreeEntry.Of(EntryMode.SymbolicLink, Encoding.UTF8.GetBytes(target));
        }

        var mode = TreeFolder.ModeOf(info.FullName);
        var length = ((FileInfo)info).Length;
        if (length == 0)
        {
            return TreeEntry.Of(mode, []);
        }

        using var stream = new FileStream(info.FullName, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 1);
        return new(mode, Convert.ToHexStringLower(SHA256.HashData(stream)), length);
    }
}
