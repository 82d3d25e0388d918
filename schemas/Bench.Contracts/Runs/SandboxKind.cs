namespace Bench.Contracts.Runs;

/// <summary>What keeps submitted code apart from the machine, strongest first.</summary>
public enum SandboxKind
{
    /// <summary>Containers of a Docker engine.</summary>
    Docker,

    /// <summary>bubblewrap namespaces on the machine's own files.</summary>
    Bubblewrap,

    /// <summary>Resource limits and core pinning only; for one's own code.</summary>
    Process,
}
