using System.Collections.Immutable;

namespace Bench.Sandbox.Cgroups;

/// <summary>Version 2: one tree, in which a parent hands controllers down to its children.</summary>
internal sealed class CgroupV2(string parent) : CgroupDialect
{
    private static readonly ImmutableArray<string> Wanted = ["cpuset", "memory", "pids"];

    public override int Version => 2;

    public override ImmutableArray<string> Parents => [parent];

    /// <summary>
    /// Picks the folder in which groups can be made: the nearest, from the harness's own group up, that hands down all three
    /// controllers or lets itself be told to. (A group with members cannot, unless it is the root.)
    /// </summary>
    public static string ChooseParent(string mount, string ownPath)
    {
        for (var folder = Path.Join(mount, ownPath).TrimEnd('/'); folder.Length > mount.Length; folder = Path.GetDirectoryName(folder)!)
        {
            if (Directory.Exists(folder) && HandsDown(folder).Count == Wanted.Length)
            {
                return folder;
            }
        }

        return mount;
    }

    public override CgroupFolders Create(string name, CellLimits limits, ICollection<string> notes)
    {
        var available = HandsDown(parent);
        var folder = Path.Combine(parent, name);
        if (CgroupFiles.TryMakeFolder(folder) is { } reason)
        {
            foreach (var note in AllMissing($"no control group can be made: {reason.Replace(folder, parent, StringComparison.Ordinal)}"))
            {
                notes.Add(note);
            }

            return new CgroupFolders();
        }

        string? Use(string controller, string protection, Func<string?> set)
        {
            var refused = available.Contains(controller) ? set() : $"{parent} does not hand it down";
            if (refused is null)
            {
                return folder;
            }

            notes.Add(Protection.Missing(protection, $"the control group controller `{controller}` refuses: {refused.Replace(folder, parent, StringComparison.Ordinal)}"));
            return null;
        }

        return new CgroupFolders(
            Cpuset: Use("cpuset", Protection.Cores, () => limits.Cpus.IsDefaultOrEmpty ? null : Write(folder, "cpuset.cpus", CpuList(limits.Cpus))),
            Memory: Use("memory", Protection.Memory, () => SetMemory(folder, limits, notes)),
            Pids: Use("pids", Protection.Processes, () => Write(folder, "pids.max", Text(limits.Pids))),
            Cpu: folder);
    }

    public override CgroupFolders Existing(string name)
    {
        var folder = Path.Combine(parent, name);
        return Directory.Exists(folder) ? new CgroupFolders(folder, folder, folder, folder) : new CgroupFolders();
    }

    public override CgroupCounts Read(CgroupFolders folders) => new(
        folders.Memory is { } memory ? CgroupFiles.ReadField(Path.Combine(memory, "memory.events"), "oom_kill") ?? 0 : 0,
        folders.Pids is { } pids ? CgroupFiles.ReadField(Path.Combine(pids, "pids.events"), "max") ?? 0 : 0,
        folders.Memory is { } peak ? CgroupFiles.ReadNumber(Path.Combine(peak, "memory.peak")) : null,
        folders.Cpu is { } cpu && CgroupFiles.ReadField(Path.Combine(cpu, "cpu.stat"), "usage_usec") is { } usage ? usage * 1000 : null);

    /// <summary>One write kills all, also what is being forked (kernel 5.14 and newer); older kernels leave it to the caller's repeated kills.</summary>
    public override void KillOnce(CgroupFolders folders)
    {
        if (folders.All is [var folder, ..])
        {
            CgroupFiles.TryWrite(Path.Combine(folder, "cgroup.kill"), "1");
        }
    }

    public override void AllowAgain(CgroupFolders folders, CellLimits limits)
    {
        // Killing changed no limit.
    }

    private static string? Write(string folder, string file, string value) => CgroupFiles.TryWrite(Path.Combine(folder, file), value);

    private static string? SetMemory(string folder, CellLimits limits, ICollection<string> notes)
    {
        if (Write(folder, "memory.max", Text(limits.MemoryBytes)) is { } reason)
        {
            return reason;
        }

        if (Write(folder, "memory.swap.max", "0") is { } swapReason)
        {
            notes.Add(Protection.Missing(Protection.Swap, swapReason));
        }

        // Out of memory ends the whole group: half a process tree is of no use to anybody.
        Write(folder, "memory.oom.group", "1");
        return null;
    }

    /// <summary>The wanted controllers that children of this folder get, after asking for them.</summary>
    private static HashSet<string> HandsDown(string folder)
    {
        var file = Path.Combine(folder, "cgroup.subtree_control");
        var given = Words(file);
        foreach (var controller in Words(Path.Combine(folder, "cgroup.controllers")).Intersect(Wanted, StringComparer.Ordinal).Except(given, StringComparer.Ordinal).ToList())
        {
            CgroupFiles.TryWrite(file, $"+{controller}");
        }

        given = Words(file);
        given.IntersectWith(Wanted);
        return given;
    }

    private static HashSet<string> Words(string file) =>
        [.. (CgroupFiles.TryRead(file) ?? "").Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries)];
}
