using System.Globalization;

namespace Bench.Sandbox.Faults;

/// <summary>Tells a file system that takes no more from other troubles with files, and says so in words that help.</summary>
public static class DiskSpace
{
    // Numbers of the kernel: an IOException carries them as they are.
    private const int NoSpace = 28;
    private const int ReadOnly = 30;
    private const int QuotaUsedUp = 122;
    private const int DeviceError = 5;

    /// <summary>Whether the file system itself refused: full, over quota, read-only or broken.</summary>
    public static bool IsRefusal(Exception exception) => exception is IOException { HResult: NoSpace or ReadOnly or QuotaUsedUp or DeviceError };

    /// <summary>What happened, how much room there is and what to do; null when it is not the file system's doing.</summary>
    /// <param name="exception">What was thrown.</param>
    /// <param name="folders">Folders that may be concerned.</param>
    public static string? Explain(Exception exception, params IEnumerable<string> folders) =>
        IsRefusal(exception) ? $"A file system takes no more: {exception.Message.TrimEnd('.')}. {Room(folders)}" : null;

    /// <summary>How much room there is and what to do.</summary>
    public static string Room(params IEnumerable<string> folders)
    {
        var free = folders.Select(folder => string.Create(CultureInfo.InvariantCulture, $"{FreeMiB(folder) ?? 0} MiB are free in {folder}"));
        return $"Now {string.Join(", ", free)}. Make room and run the same command again; what is finished is kept.";
    }

    /// <summary>Room that is left for ordinary users; null when it cannot be asked.</summary>
    public static long? FreeMiB(string folder)
    {
        try
        {
            return new DriveInfo(folder).AvailableFreeSpace >> 20;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
