namespace Bench.Sandbox;

/// <summary>Limits that a process can run into.</summary>
public enum ResourceLimit
{
    /// <summary>Memory of the cell.</summary>
    Memory,

    /// <summary>Processes and threads of the cell.</summary>
    Pids,

    /// <summary>Bytes written.</summary>
    Disk,

    /// <summary>Size of one file.</summary>
    FileSize,

    /// <summary>Standard output and error.</summary>
    Output,

    /// <summary>CPU time.</summary>
    CpuTime,
}
