using System.Collections.Immutable;
using System.Globalization;
using Bench.Contracts.Machines;
using Bench.Sandbox.Cgroups;

namespace Bench.Sandbox.Machines;

/// <summary>Reads what a machine is from /proc and /sys.</summary>
public static class MachineProbe
{
    /// <summary>The machine as far as it can matter for a timing.</summary>
    /// <param name="root">Root of the files that are read; another one than "/" in tests only.</param>
    /// <param name="engineVersion">Version of the container engine in use.</param>
    public static Fingerprint Read(string root = "/", string? engineVersion = null)
    {
        var files = new MachineFiles(root);
        var online = Online(files);
        var cores = Cores(files, online);
        return new Fingerprint(
            CpuModel(files),
            CpuFamily(files),
            online.Length,
            cores.Length,
            cores,
            Nodes(files, online).Length,
            files.Read("sys/devices/system/cpu/cpu0/cpufreq/scaling_governor"),
            Turbo(files),
            files.MiB("proc/meminfo", "MemTotal"),
            files.MiB("proc/meminfo", "SwapTotal"),
            files.Read("proc/sys/kernel/osrelease") ?? "unknown",
            files.Field("etc/os-release", "PRETTY_NAME", '=')?.Trim('"'),
            CgroupTree.Discover(root).Version,
            Virtualisation.Detect(files),
            engineVersion,
            files.Read("sys/devices/system/clocksource/clocksource0/current_clocksource"),
            Chosen(files.Read("sys/kernel/mm/transparent_hugepage/enabled")),
            files.Read("proc/sys/kernel/randomize_va_space"));
    }

    /// <summary>The processors that this process may use.</summary>
    public static CpuTopology ReadTopology(string root = "/")
    {
        var files = new MachineFiles(root);
        var online = Online(files);
        var allowed = files.Field("proc/self/status", "Cpus_allowed_list") is { } text
            ? CpuSet.Parse(text).Intersect(online).ToHashSet()
            : [.. online];
        return new CpuTopology(
            [.. Cores(files, online).Select(core => Only(core, allowed)).Where(core => !core.IsEmpty)],
            [.. Nodes(files, online).Select(node => Only(node, allowed)).Where(node => !node.IsEmpty)]);
    }

    private static ImmutableArray<int> Only(ImmutableArray<int> cpus, HashSet<int> allowed) => [.. cpus.Where(allowed.Contains)];

    private static ImmutableArray<int> Online(MachineFiles files) =>
        files.ReadCpus("sys/devices/system/cpu/online") is { IsEmpty: false } cpus ? cpus : [0];

    private static ImmutableArray<ImmutableArray<int>> Cores(MachineFiles files, ImmutableArray<int> online)
    {
        var seen = new HashSet<int>();
        var cores = ImmutableArray.CreateBuilder<ImmutableArray<int>>();
        foreach (var cpu in online.Where(cpu => !seen.Contains(cpu)))
        {
            var folder = string.Create(CultureInfo.InvariantCulture, $"sys/devices/system/cpu/cpu{cpu}/topology");
            var siblings = files.ReadCpus($"{folder}/thread_siblings_list");
            ImmutableArray<int> core = [.. siblings.Append(cpu).Distinct().Where(online.Contains).Order()];
            seen.UnionWith(core);
            cores.Add(core);
        }

        return cores.ToImmutable();
    }

    private static ImmutableArray<ImmutableArray<int>> Nodes(MachineFiles files, ImmutableArray<int> online)
    {
        var nodes = files.ReadCpus("sys/devices/system/node/online")
            .Select(node => files.ReadCpus(string.Create(CultureInfo.InvariantCulture, $"sys/devices/system/node/node{node}/cpulist")))
            .ToImmutableArray();
        return nodes.IsEmpty ? [online] : nodes;
    }

    /// <summary>x86 names its model; Arm gives numbers of implementer and part.</summary>
    private static string? CpuModel(MachineFiles files)
    {
        if (files.Field("proc/cpuinfo", "model name") is { } name)
        {
            return name;
        }

        return (files.Field("proc/cpuinfo", "CPU implementer"), files.Field("proc/cpuinfo", "CPU part")) is ({ } implementer, { } part)
            ? $"Arm implementer {implementer} part {part}"
            : null;
    }

    private static string? CpuFamily(MachineFiles files)
    {
        string?[] x86 = [files.Field("proc/cpuinfo", "cpu family"), files.Field("proc/cpuinfo", "model"), files.Field("proc/cpuinfo", "stepping")];
        string?[] arm = [files.Field("proc/cpuinfo", "CPU architecture"), files.Field("proc/cpuinfo", "CPU variant"), files.Field("proc/cpuinfo", "CPU revision")];
        return new[] { x86, arm }.Where(parts => !parts.Contains(null)).Select(parts => string.Join('/', parts)).FirstOrDefault();
    }

    private static bool? Turbo(MachineFiles files) =>
        (files.Read("sys/devices/system/cpu/intel_pstate/no_turbo"), files.Read("sys/devices/system/cpu/cpufreq/boost")) switch
        {
            ("0", _) => true,
            ("1", _) => false,
            (_, "1") => true,
            (_, "0") => false,
            _ => null,
        };

    /// <summary>The word in brackets of <c>always [madvise] never</c>.</summary>
    private static string? Chosen(string? text) =>
        text?.Split(' ').FirstOrDefault(word => word.StartsWith('['))?.Trim('[', ']') ?? text;
}
