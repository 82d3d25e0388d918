using System.Collections.Immutable;
using System.Globalization;
using Bench.Sandbox.Cgroups;

namespace Bench.Sandbox.Docker;

/// <summary>Reads what the control group of a running container has counted, where the machine of the engine is this one.</summary>
internal sealed class ContainerCounts
{
    private readonly CgroupDialect _dialect;
    private readonly CgroupFolders _folders;

    private ContainerCounts(CgroupDialect dialect, CgroupFolders folders)
    {
        _dialect = dialect;
        _folders = folders;
    }

    /// <summary>Finds the group through the main process, whatever the engine calls its groups.</summary>
    /// <param name="hostPid">Main process, as the engine's machine numbers it.</param>
    /// <param name="containerId">Must be in the group's path: else the number means another process here.</param>
    /// <returns>Null when the group cannot be seen from here.</returns>
    public static ContainerCounts? Find(long hostPid, string containerId)
    {
        var path = string.Create(CultureInfo.InvariantCulture, $"/proc/{hostPid}/cgroup");
        var paths = (CgroupFiles.TryRead(path) ?? string.Empty).Split('\n')
            .Select(line => line.Split(':', 3)).Where(parts => parts.Length == 3 && parts[2].Contains(containerId, StringComparison.Ordinal)).ToList();
        var mounts = (CgroupFiles.TryRead("/proc/mounts") ?? string.Empty).Split('\n').Select(line => line.Split(' ')).Where(f => f.Length >= 4).ToList();
        string? Version1(string controller) => Folder(
            mounts.Find(f => f[2] == "cgroup" && f[3].Split(',').Contains(controller))?[1],
            paths.Find(p => p[1].Split(',').Contains(controller))?[2]);
        if (Version1("memory") is { } memory && Version1("pids") is { } pids)
        {
            return new ContainerCounts(new CgroupV1(ImmutableSortedDictionary<string, string>.Empty), new CgroupFolders(Memory: memory, Pids: pids));
        }

        return Folder(mounts.Find(f => f[2] == "cgroup2")?[1], paths.Find(p => p[1].Length == 0)?[2]) is { } unified
            ? new ContainerCounts(new CgroupV2(unified), new CgroupFolders(Memory: unified, Pids: unified))
            : null;
    }

    /// <summary>What was counted so far.</summary>
    public CgroupCounts Read() => _dialect.Read(_folders);

    private static string? Folder(string? mount, string? path) =>
        mount is not null && path is not null && Path.Join(mount, path) is var folder && Directory.Exists(folder) ? folder : null;
}
