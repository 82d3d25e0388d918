using System.Globalization;

namespace Bench.Sandbox.Faults;

/// <summary>
/// Says whether the machine, and not the code in a cell, made a process fail. Pure. Only what the machine says counts: what a process
/// printed or how it ended proves nothing. A limit of the cell's own stands, whatever the machine was short of.
/// </summary>
public static class HostEvidence
{
    /// <summary>Room under which a failure is blamed on the disk: less than one larger file of a build.</summary>
    public const long LeastFreeMiB = 32;

    private const int Kill = 9;
    private static readonly TimeSpan LeastStep = TimeSpan.FromSeconds(1);

    /// <summary>The fault of the machine, as a sentence that says how to mend it; null when there is no evidence of any.</summary>
    /// <param name="end">How the process ended.</param>
    /// <param name="before">The machine before it.</param>
    /// <param name="after">The machine after it.</param>
    /// <param name="cellsCountKills">Whether the cell's own counters tell of kills for lack of memory; the machine's then prove nothing about it.</param>
    public static string? Of(SpawnEnd end, HostState before, HostState after, bool cellsCountKills) =>
        end is SpawnEnd.LimitHit ? null
        : OfDisk(after) ?? OfMemory(end, before, after, cellsCountKills) ?? OfClock(before, after);

    private static string? OfDisk(HostState after)
    {
        if (after.Disks.FirstOrDefault(disk => disk.Refusal is not null || disk.FreeMiB < LeastFreeMiB) is not { } full)
        {
            return null;
        }

        return full.Refusal is { } refusal
            ? $"nothing can be written to {full.Folder} any more ({refusal}). {DiskSpace.Room(full.Folder)}"
            : $"the disk is full. {DiskSpace.Room(full.Folder)}";
    }

    private static string? OfMemory(SpawnEnd end, HostState before, HostState after, bool cellsCountKills)
    {
        var left = string.Create(CultureInfo.InvariantCulture, $"{after.AvailableMiB} of {after.TotalMiB} MiB are left. End other programs and run the same command again");
        if (after.TotalMiB > 0 && after.AvailableMiB < Math.Max(64, after.TotalMiB / 100))
        {
            return $"the machine was short of memory: {left}.";
        }

        return !cellsCountKills && end is SpawnEnd.Signalled(Kill) && after.MemoryKills > before.MemoryKills
            ? $"the kernel killed processes because the machine had no memory left: {left}."
            : null;
    }

    private static string? OfClock(HostState before, HostState after)
    {
        var step = after.Wall - before.Wall - (after.Uptime - before.Uptime);
        return step.Duration() < LeastStep
            ? null
            : string.Create(CultureInfo.InvariantCulture, $"the machine's clock was set by {step.TotalSeconds:+0;-0} s, or the machine slept. Let the clock be and run the same command again.");
    }
}
