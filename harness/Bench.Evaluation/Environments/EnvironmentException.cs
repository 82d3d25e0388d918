namespace Bench.Evaluation.Environments;

/// <summary>A task's environment cannot be made on this machine: a fault of the task or the machine, never of a submission.</summary>
public sealed class EnvironmentException : Exception
{
    /// <summary>Says what is missing, and how to mend it.</summary>
    public EnvironmentException(string message)
        : base(message)
    {
    }

    /// <summary>Says what is missing, with its cause.</summary>
    public EnvironmentException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>Makes an exception without a message.</summary>
    public EnvironmentException()
        : base("The environment of a task cannot be made.")
    {
    }

    /// <summary>What a prepare command printed, where one failed; null for everything else.</summary>
    public string? Output { get; init; }
}
