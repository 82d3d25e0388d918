namespace Bench.Contracts.Tasks;

/// <summary>What starts a workload and speaks the protocol for it.</summary>
public enum WorkloadRunner
{
    /// <summary>The Python runner loads a module with <c>setup</c> and <c>run</c>.</summary>
    Python,

    /// <summary>The .NET runner loads an assembly with a <c>Workload</c> class.</summary>
    Dotnet,

    /// <summary>Any program that speaks the frames itself.</summary>
    Command,

    /// <summary>A whole process, timed from spawn to exit; its standard output is the answer.</summary>
    SelfTimed,
}
