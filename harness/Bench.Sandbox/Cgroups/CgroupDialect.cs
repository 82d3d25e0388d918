using System.Collections.Immutable;
using System.Globalization;

namespace Bench.Sandbox.Cgroups;

/// <summary>How groups are made and read in one version of the control group file system.</summary>
internal abstract class CgroupDialect
{
    public abstract int Version { get; }

    /// <summary>Folders in which groups of ours are made.</summary>
    public abstract ImmutableArray<string> Parents { get; }

    /// <summary>Notes for a machine on which no group can be made.</summary>
    public static IEnumerable<string> AllMissing(string reason) =>
        new[] { Protection.Memory, Protection.Processes, Protection.Cores, Protection.CpuAccounting }.Select(protection => Protection.Missing(protection, reason));

    /// <summary>Makes a group; what cannot be enforced is noted.</summary>
    public abstract CgroupFolders Create(string name, CellLimits limits, ICollection<string> notes);

    /// <summary>Folders of a group that is there already.</summary>
    public abstract CgroupFolders Existing(string name);

    public abstract CgroupCounts Read(CgroupFolders folders);

    /// <summary>Keeps the group's members from multiplying and kills them; to be repeated until none is left.</summary>
    public abstract void KillOnce(CgroupFolders folders);

    /// <summary>Undoes what <see cref="KillOnce"/> did to the limits.</summary>
    public abstract void AllowAgain(CgroupFolders folders, CellLimits limits);

    protected static string Text(long value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>Processors as the kernel writes them: <c>1,3</c>.</summary>
    protected static string CpuList(ImmutableArray<int> cpus) =>
        string.Join(',', cpus.Select(cpu => cpu.ToString(CultureInfo.InvariantCulture)));
}
