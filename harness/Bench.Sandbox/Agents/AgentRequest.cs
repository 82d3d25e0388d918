using System.Collections.Immutable;

namespace Bench.Sandbox.Agents;

/// <summary>One process for the agent to run. Paths are those that the agent sees; nothing is replaced in them.</summary>
public sealed record AgentRequest
{
    /// <summary>Program and arguments; a program without a slash is looked for on the PATH of <see cref="Variables"/>.</summary>
    public required ImmutableArray<string> Arguments { get; init; }

    /// <summary>Time from spawn until the process is killed.</summary>
    public required TimeSpan WallLimit { get; init; }

    /// <summary>Environment, complete.</summary>
    public ImmutableSortedDictionary<string, string> Variables { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>Working folder; null leaves the agent's.</summary>
    public string? Folder { get; init; }

    /// <summary>Logical processors; empty leaves the agent's.</summary>
    public ImmutableArray<int> Cpus { get; init; } = [];

    /// <summary>User to become; null stays what the agent is.</summary>
    public int? User { get; init; }

    /// <summary>Group to become, without further groups; null stays what the agent is.</summary>
    public int? Group { get; init; }

    /// <summary>Resource limits besides CPU time.</summary>
    public ImmutableArray<AgentResourceLimit> Limits { get; init; } = [];

    /// <summary>CPU time of each process, rounded up to whole seconds; zero sets none.</summary>
    public TimeSpan CpuLimit { get; init; }

    /// <summary>Time between SIGTERM and SIGKILL for a plain command at its wall limit. Samples are killed at once.</summary>
    public TimeSpan Grace { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Bytes kept of standard output and of standard error, each; the rest is read, counted and dropped.</summary>
    public long KeepBytes { get; init; } = 1 << 20;

    /// <summary>Bytes of output at which the process is killed; null sets no limit.</summary>
    public long? OutputLimitBytes { get; init; }

    /// <summary>What a plain command reads.</summary>
    public ReadOnlyMemory<byte> StandardInput { get; init; }

    /// <summary>Payloads of the frames of a sample; null for a plain command.</summary>
    public SampleExchange? Exchange { get; init; }

    /// <summary>Seccomp filter that the agent installs just before exec: an array of <c>struct sock_filter</c>; empty for none.</summary>
    public ReadOnlyMemory<byte> Seccomp { get; init; }

    /// <summary>Bytes handed to the process at a descriptor; null for none.</summary>
    public AgentHandedFilter? Handed { get; init; }

    /// <summary>Folders that are emptied afterwards as the request's user, and then looked at.</summary>
    public ImmutableArray<string> Scratch { get; init; } = [];

    /// <summary><c>cgroup.procs</c> files that the process writes itself into before anything else.</summary>
    public ImmutableArray<string> CgroupProcs { get; init; } = [];

    /// <summary>What the agent does besides.</summary>
    public AgentOptions Options { get; init; } = AgentOptions.Session | AgentOptions.NoNewPrivileges | AgentOptions.DieWithAgent;

    /// <summary>Processes that belong to a runner when it answers: 1, or more with a wrapper around it. What goes beyond is counted as left.</summary>
    public int ExpectedProcesses { get; init; } = 1;
}
