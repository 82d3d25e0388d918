using System.Globalization;

namespace Bench.Sandbox.Checkups;

/// <summary>Judges clock, memory, disks and load.</summary>
internal static class SystemItems
{
    private const long MiB = 1L << 20;
    private const long LeastFreeMiB = 1024;
    private const long EnoughFreeMiB = 5 * 1024;
    private const long LeastMemoryMiB = 1024;
    private const long EnoughMemoryMiB = 4 * 1024;

    public static IEnumerable<CheckupItem> Of(MachineFacts facts) =>
        [Load(facts), Clock(facts), Addresses(facts), HugePages(facts), Swap(facts), Memory(facts), .. facts.Folders.Select(Disk)];

    private static CheckupItem Load(MachineFacts facts)
    {
        const string Name = "load";
        const string Why = "Programs that want more processors than the rest of the plan has spill onto the measuring cores.";
        if (facts.Load is not { } load)
        {
            return CheckupItem.Warn(Name, "/proc/loadavg cannot be read", Why, "Mount /proc.");
        }

        var room = facts.Cores.Rest.Length;
        var found = string.Create(CultureInfo.InvariantCulture, $"{load:F2} over the last minute; {room} of {facts.Machine.LogicalCpus} processors are left to the rest");
        return load > room ? CheckupItem.Warn(Name, found, Why, "End what does not need to run now, or wait for it.") : CheckupItem.Pass(Name, found, Why);
    }

    private static CheckupItem Clock(MachineFacts facts)
    {
        const string Name = "clock";
        const string Why = "Every sample is two readings of the monotonic clock; a slow or coarse source blurs them.";
        return facts.Machine.ClockSource switch
        {
            "tsc" or "kvm-clock" or "arch_sys_counter" or "hyperv_clocksource_tsc_page" or "xen" => CheckupItem.Pass(Name, facts.Machine.ClockSource, Why),
            "jiffies" => CheckupItem.Fail(Name, "jiffies: milliseconds at best", Why, "As root: echo tsc > /sys/devices/system/clocksource/clocksource0/current_clocksource"),
            var other => CheckupItem.Warn(Name, other ?? "unknown", Why, "As root: echo tsc > /sys/devices/system/clocksource/clocksource0/current_clocksource, where available_clocksource lists it."),
        };
    }

    private static CheckupItem Addresses(MachineFacts facts)
    {
        const string Name = "aslr";
        const string Why = "With one memory layout for all samples, a lucky layout of one arm looks like a gain; with many, it averages out.";
        return facts.Machine.AddressRandomisation == "2"
            ? CheckupItem.Pass(Name, "on", Why)
            : CheckupItem.Warn(Name, facts.Machine.AddressRandomisation is { } value ? $"randomize_va_space is {value}" : "unknown", Why, "As root: sysctl -w kernel.randomize_va_space=2");
    }

    private static CheckupItem HugePages(MachineFacts facts)
    {
        const string Name = "huge-pages";
        const string Why = "Whether a process gets huge pages by luck changes memory-bound code by tens of per cent.";
        return facts.Machine.TransparentHugePages switch
        {
            "madvise" or "never" => CheckupItem.Pass(Name, facts.Machine.TransparentHugePages, Why),
            null => CheckupItem.Pass(Name, "the kernel has none", Why),
            var other => CheckupItem.Warn(Name, other, Why, "As root: echo madvise > /sys/kernel/mm/transparent_hugepage/enabled"),
        };
    }

    private static CheckupItem Swap(MachineFacts facts)
    {
        const string Name = "swap";
        const string Why = "A sample that waits for swapped pages measures the disk, and a limit of memory is no limit.";
        return facts.Machine.SwapMiB == 0
            ? CheckupItem.Pass(Name, "off", Why)
            : CheckupItem.Warn(Name, $"{facts.Machine.SwapMiB} MiB", Why, "As root: swapoff -a");
    }

    private static CheckupItem Memory(MachineFacts facts)
    {
        const string Name = "memory";
        const string Why = "Builds, tests and samples of a task get gigabytes; without them they end by the machine's fault.";
        const string Mend = "End what holds it, or use a machine with more.";
        var found = $"{facts.AvailableMiB} MiB of {facts.Machine.MemoryMiB} MiB available";
        return facts.AvailableMiB switch
        {
            null => CheckupItem.Warn(Name, "/proc/meminfo cannot be read", Why, "Mount /proc."),
            < LeastMemoryMiB => CheckupItem.Fail(Name, found, Why, Mend),
            < EnoughMemoryMiB => CheckupItem.Warn(Name, found, Why, Mend),
            _ => CheckupItem.Pass(Name, found, Why),
        };
    }

    private static CheckupItem Disk(FolderSpace folder)
    {
        var name = $"disk-{folder.Name}";
        const string Why = "Repositories, built trees and images are written there; a full disk is a fault in the middle of a run.";
        var mend = folder.Name == "engine"
            ? "Remove images that nobody needs (docker system prune), or move the engine's data to a larger disk."
            : $"Remove what nobody needs below {folder.Path}, or name a folder on a larger disk with {(folder.Name == "cache" ? "BENCH_CACHE" : "BENCH_SCRATCH")}.";
        if (folder.FreeBytes is not { } free)
        {
            return CheckupItem.Warn(name, $"the free space of {folder.Path} cannot be read", Why, mend);
        }

        var found = string.Create(CultureInfo.InvariantCulture, $"{free / MiB / 1024.0:F1} GiB free at {folder.Path}");
        return (free / MiB) switch
        {
            < LeastFreeMiB => CheckupItem.Fail(name, found, Why, mend),
            < EnoughFreeMiB => CheckupItem.Warn(name, found, Why, mend),
            _ => CheckupItem.Pass(name, found, Why),
        };
    }
}
