namespace Bench.Sandbox.Agents;

/// <summary>A resource limit that the process gets, soft and hard alike.</summary>
/// <param name="Resource">Number of the resource on Linux.</param>
/// <param name="Value">The limit, in the resource's own unit.</param>
public sealed record AgentResourceLimit(int Resource, long Value)
{
    /// <summary>Size of a file, in bytes (RLIMIT_FSIZE).</summary>
    public static AgentResourceLimit FileSize(long bytes) => new(1, bytes);

    /// <summary>Size of a core dump, in bytes (RLIMIT_CORE).</summary>
    public static AgentResourceLimit Core(long bytes) => new(4, bytes);

    /// <summary>Processes and threads of the user (RLIMIT_NPROC).</summary>
    public static AgentResourceLimit Processes(long count) => new(6, count);

    /// <summary>Open descriptors (RLIMIT_NOFILE).</summary>
    public static AgentResourceLimit OpenFiles(long count) => new(7, count);

    /// <summary>Address space of one process, in bytes (RLIMIT_AS).</summary>
    public static AgentResourceLimit AddressSpace(long bytes) => new(9, bytes);
}
