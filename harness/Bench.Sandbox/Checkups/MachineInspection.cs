using System.Collections.Immutable;
using System.Globalization;
using Bench.Sandbox.Bubblewrap;
using Bench.Sandbox.Cgroups;
using Bench.Sandbox.Machines;

namespace Bench.Sandbox.Checkups;

/// <summary>Collects the facts of this machine. What is missing or forbidden becomes a fact, not an exception.</summary>
public static class MachineInspection
{
    /// <summary>Reads everything. Takes a few seconds, in which the caller keeps off the measuring cores.</summary>
    /// <param name="plan">Which cores measure, kept to by this process.</param>
    /// <param name="cacheFolder">Folder of the cache.</param>
    /// <param name="scratchFolder">Folder in which runs build.</param>
    /// <param name="clock">Clock of the probe.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public static async Task<MachineFacts> ReadAsync(CorePlan plan, string cacheFolder, string scratchFolder, TimeProvider clock, CancellationToken cancellationToken)
    {
        var programs = await ProgramProbe.ReadAsync(cancellationToken);
        var engine = await EngineProbe.ReadAsync(cancellationToken);
        var bubblewrap = await BubblewrapSandbox.ProblemAsync(cancellationToken);
        var files = await ReadFilesAsync("/", plan, cancellationToken);
        FolderSpace[] folders = [Space("cache", cacheFolder), Space("scratch", scratchFolder), .. engine.DataFolder is { } data ? [Space("engine", data)] : Array.Empty<FolderSpace>()];
        return files with
        {
            Machine = files.Machine with { EngineVersion = engine.Version },
            CoreUse = await CoreUseProbe.ReadAsync(new MachineFiles("/"), plan, clock, cancellationToken),
            Folders = [.. folders],
            Programs = programs,
            Engine = engine,
            BubblewrapProblem = bubblewrap,
        };
    }

    /// <summary>The part that comes from the files of the kernel, below a root: another one than "/" in tests only.</summary>
    internal static async Task<MachineFacts> ReadFilesAsync(string root, CorePlan plan, CancellationToken cancellationToken)
    {
        var files = new MachineFiles(root);
        return new MachineFacts(
            MachineProbe.Read(root),
            plan,
            [.. plan.Slots.SelectMany(slot => slot.Measure).Select(cpu => Governor(files, cpu)).OfType<string>().Distinct(StringComparer.Ordinal)],
            CoreUse: [],
            Load(files),
            files.Field("proc/meminfo", "MemAvailable") is null ? null : files.MiB("proc/meminfo", "MemAvailable"),
            Folders: [],
            ImmutableSortedDictionary<string, string?>.Empty,
            new EngineFacts(Version: null, DataFolder: null, "not asked"),
            BubblewrapProblem: "not tried",
            await CgroupMissingAsync(root, cancellationToken));
    }

    private static async Task<ImmutableArray<string>> CgroupMissingAsync(string root, CancellationToken cancellationToken)
    {
        var groups = CgroupTree.Discover(root);
        try
        {
            await groups.ProbeAsync(cancellationToken);
            return groups.NotEnforced;
        }
        catch (SandboxFaultException fault)
        {
            return [.. CgroupDialect.AllMissing(fault.Message)];
        }
    }

    private static string? Governor(MachineFiles files, int cpu) =>
        files.Read(string.Create(CultureInfo.InvariantCulture, $"sys/devices/system/cpu/cpu{cpu}/cpufreq/scaling_governor"));

    private static double? Load(MachineFiles files) =>
        double.TryParse((files.Read("proc/loadavg") ?? "").Split(' ')[0], NumberStyles.Float, CultureInfo.InvariantCulture, out var load) ? load : null;

    /// <summary>A folder that is not there yet will lie on the disk of the nearest one above it that is.</summary>
    private static FolderSpace Space(string name, string path)
    {
        var existing = path;
        while (!Directory.Exists(existing) && Path.GetDirectoryName(existing) is { } above)
        {
            existing = above;
        }

        try
        {
            return new FolderSpace(name, path, new DriveInfo(existing).AvailableFreeSpace);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return new FolderSpace(name, path, FreeBytes: null);
        }
    }
}
