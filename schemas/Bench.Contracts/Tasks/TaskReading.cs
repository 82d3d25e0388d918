using System.Collections.Immutable;
using Bench.Contracts.Documents;

namespace Bench.Contracts.Tasks;

/// <summary>What reading a task gave. Closed: <see cref="Read"/> or <see cref="Refused"/>.</summary>
public abstract record TaskReading
{
    private TaskReading()
    {
    }

    /// <summary>The task is well formed and keeps every rule.</summary>
    /// <param name="Task">The task.</param>
    /// <param name="File">Path of the file it was read from.</param>
    public sealed record Read(TaskSpec Task, string File) : TaskReading;

    /// <summary>The task is not accepted.</summary>
    /// <param name="Errors">What is wrong with it, in the order of the file; at least one.</param>
    public sealed record Refused(ImmutableArray<DocumentError> Errors) : TaskReading;
}
