namespace Bench.Scoring.Runs;

/// <summary>A run's folder cannot be read: it holds no run, or a file of it is broken.</summary>
public sealed class RunFolderException : Exception
{
    /// <summary>Says what is wrong and where.</summary>
    public RunFolderException(string message)
        : base(message)
    {
    }

    /// <summary>Says what is wrong, with its cause.</summary>
    public RunFolderException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>Makes an exception without a message.</summary>
    public RunFolderException()
        : base("A run's folder cannot be read.")
    {
    }
}
