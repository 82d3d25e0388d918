using System.Collections.Immutable;

namespace Bench.Sandbox.Limits;

/// <summary>
/// Watches how much folders grow while a process writes to them. There are no quotas that work on every file system, so the folders
/// are added up again and again; the size of a single file is limited by the kernel, which bounds what can be written between two looks.
/// </summary>
public sealed class DiskWatch
{
    /// <summary>New files, folders and links that are allowed: inodes are a resource too.</summary>
    public const long EntryLimit = 500_000;

    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(250);
    private readonly ImmutableArray<string> _folders;
    private readonly long _limitBytes;
    private readonly TimeProvider _time;
    private readonly DiskUse _before;

    private DiskWatch(ImmutableArray<string> folders, long limitBytes, TimeProvider time, DiskUse before)
    {
        _folders = folders;
        _limitBytes = limitBytes;
        _time = time;
        _before = before;
    }

    /// <summary>Takes the folders' size now as the start.</summary>
    /// <param name="folders">Folders that can be written to.</param>
    /// <param name="limitBytes">Bytes by which they may grow together.</param>
    /// <param name="time">Clock of the looks.</param>
    /// <param name="cancellationToken">Ends the adding up.</param>
    public static DiskWatch Start(IEnumerable<string> folders, long limitBytes, TimeProvider time, CancellationToken cancellationToken)
    {
        ImmutableArray<string> watched = [.. folders];
        return new DiskWatch(watched, limitBytes, time, DiskUse.Measure(watched, cancellationToken));
    }

    /// <summary>How much the folders have grown since the start; never negative.</summary>
    public DiskUse Growth(CancellationToken cancellationToken)
    {
        var now = DiskUse.Measure(_folders, cancellationToken);
        return new DiskUse(Math.Max(0, now.Bytes - _before.Bytes), Math.Max(0, now.Entries - _before.Entries));
    }

    /// <summary>Whether the folders have grown past a limit.</summary>
    public bool IsOver(CancellationToken cancellationToken)
    {
        try
        {
            return Growth(cancellationToken) is var growth && (growth.Bytes > _limitBytes || growth.Entries > EntryLimit);
        }
        catch (PathTooLongException)
        {
            return true; // Folders nested deeper than the longest path cannot be measured, so they are not let through.
        }
    }

    /// <summary>Looks about every 250 ms, less often when a look takes long, and returns as soon as the folders have grown past a limit.</summary>
    /// <exception cref="OperationCanceledException">The watch was ended; no limit was hit.</exception>
    public async Task UntilOverAsync(CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(Interval, _time);
        while (await timer.WaitForNextTickAsync(cancellationToken))
        {
            var start = _time.GetTimestamp();
            if (await Task.Run(() => IsOver(cancellationToken), cancellationToken))
            {
                return;
            }

            // A look at a large tree must not take more than a tenth of a core.
            timer.Period = Max(Interval, _time.GetElapsedTime(start) * 10);
        }
    }

    private static TimeSpan Max(TimeSpan a, TimeSpan b) => a > b ? a : b;
}
