namespace Bench.Sandbox.Engine.Models;

/// <summary>What the machine gives to a container, and what it keeps from it.</summary>
public sealed record HostConfig
{
    public string? NetworkMode { get; init; }

    public bool? ReadonlyRootfs { get; init; }

    public IReadOnlyList<string>? CapDrop { get; init; }

    public IReadOnlyList<string>? CapAdd { get; init; }

    public IReadOnlyList<string>? SecurityOpt { get; init; }

    public long? PidsLimit { get; init; }

    /// <summary>Bytes.</summary>
    public long? Memory { get; init; }

    /// <summary>Bytes of memory and swap together; equal to <see cref="Memory"/> there is no swap.</summary>
    public long? MemorySwap { get; init; }

    public string? CpusetCpus { get; init; }

    public string? CpusetMems { get; init; }

    public IReadOnlyList<Ulimit>? Ulimits { get; init; }

    public string? IpcMode { get; init; }

    public string? CgroupnsMode { get; init; }

    /// <summary>Bytes.</summary>
    public long? ShmSize { get; init; }

    /// <summary>Path to mount options.</summary>
    public IReadOnlyDictionary<string, string>? Tmpfs { get; init; }

    public IReadOnlyList<Mount>? Mounts { get; init; }

    public LogConfig? LogConfig { get; init; }

    public bool? Init { get; init; }

    public bool? Privileged { get; init; }

    public int? OomScoreAdj { get; init; }
}
