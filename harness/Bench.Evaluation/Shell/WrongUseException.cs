namespace Bench.Evaluation.Shell;

/// <summary>The user's mistake: an option, a file or a folder that cannot be used. Ends the command with exit code 2.</summary>
public sealed class WrongUseException : Exception
{
    /// <summary>Says what is wrong and how to mend it.</summary>
    public WrongUseException(string message)
        : base(message)
    {
    }

    public WrongUseException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    public WrongUseException()
        : base("wrong use")
    {
    }
}
