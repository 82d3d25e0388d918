namespace Bench.Evaluation.Journals;

/// <summary>The journal of a run cannot be written, most often because the disk is full. Nothing of what it holds is lost.</summary>
public sealed class JournalFaultException : Exception
{
    /// <summary>Says where, with its cause, and how to mend it.</summary>
    public JournalFaultException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>Says where, and how to mend it.</summary>
    public JournalFaultException(string message)
        : base(message)
    {
    }

    /// <summary>Makes an exception without a message.</summary>
    public JournalFaultException()
        : base("The journal of the run cannot be written.")
    {
    }
}
