namespace Bench.Contracts.Tasks;

/// <summary>What a task's source is.</summary>
public enum TaskKind
{
    /// <summary>A repository with a history, tests and a workload.</summary>
    Repository,

    /// <summary>A single program that reads its input and writes its answer.</summary>
    Program,
}
