using System.Collections.Immutable;

namespace Bench.Sandbox.Cgroups;

/// <summary>Version 1: each controller has a tree of its own.</summary>
internal sealed class CgroupV1(ImmutableSortedDictionary<string, string> parents) : CgroupDialect
{
    public override int Version => 1;

    public override ImmutableArray<string> Parents => [.. parents.Values.Distinct(StringComparer.Ordinal)];

    public override CgroupFolders Create(string name, CellLimits limits, ICollection<string> notes) => new(
        Cpuset: Make("cpuset", Protection.Cores, name, notes, folder => SetCpus(folder, limits)),
        Memory: Make("memory", Protection.Memory, name, notes, folder => SetMemory(folder, limits, notes)),
        Pids: Make("pids", Protection.Processes, name, notes, folder => CgroupFiles.TryWrite(Path.Combine(folder, "pids.max"), Text(limits.Pids))),
        Cpu: Make("cpuacct", Protection.CpuAccounting, name, notes, _ => null));

    public override CgroupFolders Existing(string name) => new(
        ExistingFolder("cpuset", name),
        ExistingFolder("memory", name),
        ExistingFolder("pids", name),
        ExistingFolder("cpuacct", name));

    public override CgroupCounts Read(CgroupFolders folders) => new(
        folders.Memory is { } memory ? CgroupFiles.ReadField(Path.Combine(memory, "memory.oom_control"), "oom_kill") ?? 0 : 0,
        folders.Pids is { } pids ? CgroupFiles.ReadField(Path.Combine(pids, "pids.events"), "max") ?? 0 : 0,
        folders.Memory is { } peak ? CgroupFiles.ReadNumber(Path.Combine(peak, "memory.max_usage_in_bytes")) : null,
        folders.Cpu is { } cpu ? CgroupFiles.ReadNumber(Path.Combine(cpu, "cpuacct.usage")) : null);

    public override void KillOnce(CgroupFolders folders)
    {
        if (folders.Pids is { } pids)
        {
            // Nothing can be forked any more: whoever is listed now is all there is to kill.
            CgroupFiles.TryWrite(Path.Combine(pids, "pids.max"), "0");
        }
    }

    public override void AllowAgain(CgroupFolders folders, CellLimits limits)
    {
        if (folders.Pids is { } pids && CgroupFiles.TryWrite(Path.Combine(pids, "pids.max"), Text(limits.Pids)) is { } reason)
        {
            throw new SandboxFaultException($"The limit of processes could not be set again: {reason}");
        }
    }

    private static string? SetCpus(string folder, CellLimits limits)
    {
        // A new cpuset is empty and takes no member until both are set.
        var parent = Path.GetDirectoryName(folder)!;
        var memoryNodes = CgroupFiles.TryRead(Path.Combine(parent, "cpuset.mems"))?.Trim() ?? "";
        var cpus = limits.Cpus.IsDefaultOrEmpty ? CgroupFiles.TryRead(Path.Combine(parent, "cpuset.cpus"))?.Trim() ?? "" : CpuList(limits.Cpus);
        return CgroupFiles.TryWrite(Path.Combine(folder, "cpuset.mems"), memoryNodes)
            ?? CgroupFiles.TryWrite(Path.Combine(folder, "cpuset.cpus"), cpus);
    }

    private static string? SetMemory(string folder, CellLimits limits, ICollection<string> notes)
    {
        var limit = Text(limits.MemoryBytes);
        if (CgroupFiles.TryWrite(Path.Combine(folder, "memory.limit_in_bytes"), limit) is { } reason)
        {
            return reason;
        }

        // Swap accounting may be off in the kernel; then the file is missing.
        if (CgroupFiles.TryWrite(Path.Combine(folder, "memory.memsw.limit_in_bytes"), limit) is { } swapReason
            && CgroupFiles.TryWrite(Path.Combine(folder, "memory.swappiness"), "0") is not null)
        {
            notes.Add(Protection.Missing(Protection.Swap, swapReason));
        }

        return null;
    }

    private string? ExistingFolder(string controller, string name) =>
        parents.TryGetValue(controller, out var parent) && Path.Combine(parent, name) is var folder && Directory.Exists(folder) ? folder : null;

    /// <summary>Makes the folder of one controller and sets its limit; null and a note when that cannot be done.</summary>
    private string? Make(string controller, string protection, string name, ICollection<string> notes, Func<string, string?> set)
    {
        if (!parents.TryGetValue(controller, out var parent))
        {
            notes.Add(Protection.Missing(protection, $"the control group controller `{controller}` is not mounted"));
            return null;
        }

        var folder = Path.Combine(parent, name);
        if ((CgroupFiles.TryMakeFolder(folder) ?? set(folder)) is not { } reason)
        {
            return folder;
        }

        notes.Add(Protection.Missing(protection, $"the control group controller `{controller}` refuses: {reason.Replace(folder, parent, StringComparison.Ordinal)}"));
        CgroupFiles.TryRemoveFolder(folder);
        return null;
    }
}
