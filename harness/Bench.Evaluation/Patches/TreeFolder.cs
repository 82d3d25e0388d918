namespace Bench.Evaluation.Patches;

/// <summary>A tree in a folder: looks at it and changes it without following a link. Paths are those that <see cref="PatchPath"/> let through.</summary>
internal sealed class TreeFolder(string root)
{
    private static readonly EnumerationOptions Everything = new() { AttributesToSkip = FileAttributes.None, IgnoreInaccessible = false, RecurseSubdirectories = false };

    private readonly string _root = Path.GetFullPath(root);

    public NodeKind KindOf(string path)
    {
        var info = new FileInfo(Full(path));
        return (int)info.Attributes == -1 ? NodeKind.Missing
            : info.Attributes.HasFlag(FileAttributes.ReparsePoint) ? NodeKind.Link
            : info.Attributes.HasFlag(FileAttributes.Directory) ? NodeKind.Folder
            : NodeKind.File;
    }

    public long LengthOf(string path) => new FileInfo(Full(path)).Length;

    public EntryMode ModeAt(string path) => ModeOf(Full(path));

    public byte[] Read(string path) => LengthOf(path) == 0 ? [] : File.ReadAllBytes(Full(path));

    /// <summary>Names in a folder; none when there is no such folder.</summary>
    public IReadOnlyList<string> NamesIn(string folder) =>
        folder.Length > 0 && KindOf(folder) != NodeKind.Folder ? [] : [.. new DirectoryInfo(Full(folder)).EnumerateFileSystemInfos("*", Everything).Select(info => info.Name)];

    /// <summary>Paths of all files and links below a folder.</summary>
    public IEnumerable<string> FilesBelow(string folder)
    {
        foreach (var path in NamesIn(folder).Select(name => folder + "/" + name))
        {
            foreach (var file in KindOf(path) == NodeKind.Folder ? FilesBelow(path) : [path])
            {
                yield return file;
            }
        }
    }

    /// <summary>Removes a file and the folders that are empty without it.</summary>
    public void Remove(string path)
    {
        File.Delete(Full(path));
        for (var folder = ParentOf(path); folder.Length > 0 && NamesIn(folder).Count == 0 && KindOf(folder) == NodeKind.Folder; folder = ParentOf(folder))
        {
            Directory.Delete(Full(folder), recursive: false);
        }
    }

    /// <summary>Writes a file anew. An existing one is removed first, so that neither a link nor another name of it is written to.</summary>
    public void Write(string path, EntryMode mode, ReadOnlySpan<byte> content)
    {
        var full = Full(path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.Delete(full);
        using var stream = new FileStream(full, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 1);
        stream.Write(content);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(stream.SafeFileHandle, (UnixFileMode)Convert.ToInt32(mode == EntryMode.Executable ? "755" : "644", 8));
        }
    }

    public static EntryMode ModeOf(string fullPath) =>
        !OperatingSystem.IsWindows() && File.GetUnixFileMode(fullPath).HasFlag(UnixFileMode.UserExecute) ? EntryMode.Executable : EntryMode.Regular;

    public static string ParentOf(string path) => path.LastIndexOf('/') is var slash and > 0 ? path[..slash] : "";

    /// <summary>The folders that a path lies in, from the outermost.</summary>
    public static IEnumerable<string> FoldersOf(string path)
    {
        for (var slash = path.IndexOf('/', StringComparison.Ordinal); slash > 0; slash = path.IndexOf('/', slash + 1))
        {
            yield return path[..slash];
        }
    }

    private string Full(string path) => path.Length == 0 ? _root : _root + Path.DirectorySeparatorChar + path;
}
