namespace Bench.Evaluation.Sources;

/// <summary>The repository or a commit of a task cannot be had: a fault of the task or the machine, never of a submission.</summary>
public sealed class SourceException : Exception
{
    /// <summary>Says what could not be had, and how to mend it.</summary>
    public SourceException(string message)
        : base(message)
    {
    }

    /// <summary>Says what could not be had, with its cause.</summary>
    public SourceException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>Makes an exception without a message.</summary>
    public SourceException()
        : base("The source of a task cannot be had.")
    {
    }
}
