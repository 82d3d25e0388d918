using System.Collections.Immutable;

namespace Bench.Sandbox.Cgroups;

/// <summary>Finds the mounted control group file systems.</summary>
internal static class CgroupMounts
{
    private static readonly ImmutableArray<string> Controllers = ["cpuset", "memory", "pids", "cpuacct"];

    /// <summary>Null when no controller is mounted. Where both versions are mounted, the one that has the controllers counts.</summary>
    public static CgroupDialect? Find(string root)
    {
        var mounts = (CgroupFiles.TryRead(Path.Combine(root, "proc/mounts")) ?? "")
            .Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.Split(' '))
            .Where(fields => fields.Length >= 4)
            .Select(fields => (Folder: root.TrimEnd('/') + fields[1], Type: fields[2], Options: fields[3].Split(',')))
            .ToList();
        var own = OwnPaths(root);
        var parents = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var controller in Controllers)
        {
            if (mounts.Find(mount => mount.Type == "cgroup" && mount.Options.Contains(controller)) is { Folder: { } folder })
            {
                parents[controller] = Inside(folder, own.GetValueOrDefault(controller, "/"));
            }
        }

        if (parents.Count > 0)
        {
            return new CgroupV1(parents.ToImmutable());
        }

        return mounts.Find(mount => mount.Type == "cgroup2") is { Folder: { } unified }
            ? new CgroupV2(CgroupV2.ChooseParent(unified.TrimEnd('/'), own.GetValueOrDefault("", "/")))
            : null;
    }

    /// <summary>The harness's own group in each tree: what it makes must stay under the limits that it lives under itself.</summary>
    private static Dictionary<string, string> OwnPaths(string root)
    {
        var paths = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var line in (CgroupFiles.TryRead(Path.Combine(root, "proc/self/cgroup")) ?? "").Split('\n'))
        {
            if (line.Split(':', 3) is [_, var controllers, var path])
            {
                foreach (var controller in controllers.Split(','))
                {
                    paths[controller] = path;
                }
            }
        }

        return paths;
    }

    /// <summary>In a container the mount may show a part of the tree only, and the path then leads nowhere.</summary>
    private static string Inside(string mount, string path) =>
        Path.Join(mount, path).TrimEnd('/') is var folder && Directory.Exists(folder) ? folder : mount;
}
