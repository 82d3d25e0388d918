namespace Bench.Harness.Publishing;

/// <summary>Plain files of folders that somebody else may have made: links, pipes and devices are passed over.</summary>
internal static class PlainFiles
{
    /// <summary>Every plain file below a folder, in the order of their paths; none when there is no such folder.</summary>
    public static IEnumerable<string> Below(string folder)
    {
        var options = new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint | FileAttributes.Device };
        return new DirectoryInfo(folder) is { Exists: true, LinkTarget: null }
            ? Directory.EnumerateFiles(folder, "*", options).Order(StringComparer.Ordinal)
            : [];
    }
}
