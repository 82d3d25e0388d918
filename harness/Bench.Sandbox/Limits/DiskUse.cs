namespace Bench.Sandbox.Limits;

/// <summary>What folders hold.</summary>
/// <param name="Bytes">Lengths of their files.</param>
/// <param name="Entries">Files, folders and links.</param>
public sealed record DiskUse(long Bytes, long Entries)
{
    private static readonly EnumerationOptions Everything = new()
    {
        RecurseSubdirectories = true,
        IgnoreInaccessible = true,
        AttributesToSkip = FileAttributes.None,
    };

    /// <summary>Adds up folders as they are now. Links are counted, never followed; what vanishes meanwhile is left out.</summary>
    public static DiskUse Measure(IEnumerable<string> folders, CancellationToken cancellationToken)
    {
        long bytes = 0, entries = 0;
        foreach (var folder in folders.Select(path => new DirectoryInfo(path)).Where(info => info.Exists))
        {
            foreach (var entry in folder.EnumerateFileSystemInfos("*", Everything))
            {
                cancellationToken.ThrowIfCancellationRequested();
                entries++;
                bytes += entry is FileInfo { LinkTarget: null } file ? LengthOf(file) : 0;
            }
        }

        return new DiskUse(bytes, entries);
    }

    private static long LengthOf(FileInfo file)
    {
        try
        {
            return file.Length;
        }
        catch (IOException)
        {
            return 0; // Deleted since it was listed.
        }
    }
}
