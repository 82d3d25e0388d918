using System.Collections.Immutable;
using System.Globalization;
using Bench.Sandbox.Agents;
using Bench.Sandbox.Engine.Models;
using Bench.Sandbox.Seccomp;

namespace Bench.Sandbox.Docker;

/// <summary>Writes the request that makes a cell's container. Pure; a test pins what comes out, word for word.</summary>
internal static class ContainerRequest
{
    private const long LargestScratch = 512L << 20;
    private const long SharedMemory = 64L << 20;
    private const string DefaultPath = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

    /// <summary>The request.</summary>
    /// <param name="spec">The cell.</param>
    /// <param name="agent">The agent, which is the container's main process.</param>
    /// <param name="imageVariables">What the image sets; of it only PATH is kept.</param>
    /// <param name="labels">Whose the container is.</param>
    /// <param name="name">Its name.</param>
    public static CreateContainerParameters Write(
        CellSpec spec,
        AgentProgram agent,
        IReadOnlyList<string> imageVariables,
        ImmutableSortedDictionary<string, string> labels,
        string name) => new()
        {
            Name = name,
            Image = spec.Image,
            Hostname = "x",
            User = "0:0",
            WorkingDir = "/",
            Entrypoint = agent.CommandLine(AgentPath(agent)),
            Cmd = [],
            Env = AgentVariables(imageVariables),
            Labels = labels,
            AttachStdin = true,
            AttachStdout = true,
            AttachStderr = true,
            OpenStdin = true,
            StdinOnce = true,
            Tty = false,
            HostConfig = Host(spec),
        };

    /// <summary>Variables of a process inside: PATH of the image, the usual two, and those of the cell. Nothing else.</summary>
    public static ImmutableSortedDictionary<string, string> ProcessVariables(
        IReadOnlyList<string> imageVariables, IEnumerable<KeyValuePair<string, string>> own) =>
        ImmutableSortedDictionary.CreateRange<string, string>(
            StringComparer.Ordinal, [new("PATH", PathOf(imageVariables)), new("HOME", "/tmp"), new("LANG", "C.UTF-8")]).SetItems(own);

    private static HostConfig Host(CellSpec spec) => new()
    {
        NetworkMode = spec.Network ? "bridge" : "none",
        ReadonlyRootfs = true,
        CapDrop = ["ALL"],
        // For the agent alone: to become the sample's user for good, and to end its processes. Samples have none.
        CapAdd = ["SETUID", "SETGID", "SETPCAP", "KILL"],
        SecurityOpt = ["no-new-privileges", "seccomp=" + SeccompPolicy.Default.ToDockerJson()],
        // One more for the agent.
        PidsLimit = spec.Limits.Pids + 1,
        Memory = spec.Limits.MemoryBytes,
        MemorySwap = spec.Limits.MemoryBytes,
        CpusetCpus = spec.Limits.Cpus.IsDefaultOrEmpty
            ? null
            : string.Join(',', spec.Limits.Cpus.Select(cpu => cpu.ToString(CultureInfo.InvariantCulture))),
        Ulimits = [new Ulimit("core", 0, 0), new Ulimit("fsize", spec.Limits.FileBytes, spec.Limits.FileBytes), new Ulimit("nofile", 1024, 1024)],
        IpcMode = "private",
        CgroupnsMode = "private",
        ShmSize = SharedMemory,
        Tmpfs = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            // exec, since builds run what they make there; the engine would refuse it by default.
            ["/tmp"] = string.Create(
                CultureInfo.InvariantCulture, $"rw,exec,nosuid,nodev,size={Math.Min(LargestScratch, spec.Limits.DiskBytes)},nr_inodes=50k,mode=1777"),
        },
        Mounts = [.. spec.Mounts.OrderBy(m => m.Place).Select(m =>
            new Mount("bind", m.HostPath, ContainerPlaces.PathOf(m.Place), !m.Writable, new BindOptions("rprivate")))],
        LogConfig = new LogConfig("none"),
        Init = false,
        Privileged = false,
    };

    private static string AgentPath(AgentProgram agent) =>
        $"{ContainerPlaces.PathOf(CellPlace.Tools)}/{(agent.Kind == AgentKind.Compiled ? "agent" : "agent.py")}";

    /// <summary>The agent's own environment; a name without a value removes what the image sets.</summary>
    private static ImmutableArray<string> AgentVariables(IReadOnlyList<string> imageVariables)
    {
        var kept = ProcessVariables(imageVariables, []);
        return
        [
            .. kept.Select(v => $"{v.Key}={v.Value}"),
            .. imageVariables.Select(v => v.Split('=', 2)[0]).Where(n => !kept.ContainsKey(n)).Order(StringComparer.Ordinal),
        ];
    }

    private static string PathOf(IReadOnlyList<string> imageVariables) =>
        imageVariables.LastOrDefault(v => v.StartsWith("PATH=", StringComparison.Ordinal))?["PATH=".Length..] is { Length: > 0 } path ? path : DefaultPath;
}
