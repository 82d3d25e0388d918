using System.IO.Enumeration;

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
        foreach (var folder in folders.Where(Directory.Exists))
        {
            var lengths = new FileSystemEnumerable<long>(folder, LengthOf, Everything)
            {
                ShouldRecursePredicate = (ref FileSystemEntry entry) => !IsLink(ref entry),
            };
            foreach (var length in lengths)
            {
                cancellationToken.ThrowIfCancellationRequested();
                entries++;
                bytes += length;
            }
        }

        return new DiskUse(bytes, entries);
    }

    private static bool IsLink(ref FileSystemEntry entry) => entry.Attributes.HasFlag(FileAttributes.ReparsePoint);

    private static long LengthOf(ref FileSystemEntry entry) => entry.IsDirectory || IsLink(ref entry) ? 0 : entry.Length;
}
