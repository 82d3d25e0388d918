namespace Bench.Sandbox.Engine.Models;

/// <summary>How an engine is set up.</summary>
public sealed record SystemInfoResponse
{
    public string? ServerVersion { get; init; }

    public string? Driver { get; init; }

    /// <summary>cgroupfs or systemd.</summary>
    public string? CgroupDriver { get; init; }

    /// <summary>1 or 2.</summary>
    public string? CgroupVersion { get; init; }

    public string? DefaultRuntime { get; init; }

    public string? DockerRootDir { get; init; }

    /// <summary>Such as name=seccomp,profile=default and name=userns.</summary>
    public IReadOnlyList<string> SecurityOptions { get; init; } = [];

    public bool MemoryLimit { get; init; }

    public bool SwapLimit { get; init; }

    public bool PidsLimit { get; init; }

    public bool CPUSet { get; init; }

    public int NCPU { get; init; }

    public long MemTotal { get; init; }
}
