namespace Bench.Leaderboard.Importing;

/// <summary>The index cannot be opened, read or written; the message says what to do. What is served already goes on.</summary>
public sealed class IndexException : Exception
{
    /// <summary>Says what is wrong and what to do, with its cause.</summary>
    public IndexException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    public IndexException(string message)
        : base(message)
    {
    }

    public IndexException()
        : base("The index cannot be used.")
    {
    }
}
