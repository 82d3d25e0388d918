namespace Bench.Evaluation.Journals;

/// <summary>Another process writes to the same run.</summary>
public sealed class JournalBusyException : Exception
{
    /// <summary>Says which run, and what to do.</summary>
    public JournalBusyException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>Says which run, and what to do.</summary>
    public JournalBusyException(string message)
        : base(message)
    {
    }

    /// <summary>Makes an exception without a message.</summary>
    public JournalBusyException()
        : base("Another process writes to this run.")
    {
    }
}
