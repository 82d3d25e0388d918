namespace Bench.Sandbox;

/// <summary>What a sandbox promises. An entry of <see cref="Bench.Contracts.Runs.SandboxLevel.NotEnforced"/> begins with one of these words and a colon.</summary>
public static class Protection
{
    /// <summary>Memory of the cell is limited.</summary>
    public const string Memory = "memory";

    /// <summary>Nothing is swapped out.</summary>
    public const string Swap = "swap";

    /// <summary>The number of processes and threads of the cell is limited.</summary>
    public const string Processes = "processes";

    /// <summary>Code inside cannot leave its cores.</summary>
    public const string Cores = "cores";

    /// <summary>Accounting of CPU time by the kernel for the whole cell.</summary>
    public const string CpuAccounting = "cpu accounting";

    /// <summary>Without permission there is no network.</summary>
    public const string Network = "network";

    /// <summary>Files of the machine that a cell does not show cannot be seen.</summary>
    public const string MachineFiles = "machine files";

    /// <summary>What is not shown as writable cannot be written.</summary>
    public const string ReadOnly = "read-only";

    /// <summary>Nothing is carried over from one process to the next through scratch folders.</summary>
    public const string Scratch = "scratch";

    /// <summary>Code inside is an unprivileged user that no other program of the machine is.</summary>
    public const string User = "user";

    /// <summary>User ids of code inside mean nothing outside.</summary>
    public const string UserNamespace = "user namespace";

    /// <summary>System calls are filtered.</summary>
    public const string SystemCalls = "system calls";

    /// <summary>Processes of the machine cannot be seen.</summary>
    public const string MachineProcesses = "machine processes";

    /// <summary>An entry of the list.</summary>
    public static string Missing(string protection, string reason) => $"{protection}: {reason}";
}
