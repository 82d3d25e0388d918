namespace Bench.Harvester.GitHub.Client;

/// <summary>A service did not tell what it was asked. The message says what, why and what to do, and never holds a token.</summary>
public sealed class ApiException : Exception
{
    /// <summary>Says what went wrong.</summary>
    public ApiException(ApiProblem problem, string message)
        : base(message)
    {
        Problem = problem;
    }

    /// <summary>Says what went wrong.</summary>
    public ApiException(string message)
        : base(message)
    {
    }

    /// <summary>Says what went wrong, with its cause.</summary>
    public ApiException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>Makes an exception without a message.</summary>
    public ApiException()
        : base("A service did not tell what it was asked.")
    {
    }

    /// <summary>What kind of trouble it is.</summary>
    public ApiProblem Problem { get; }

    /// <summary>Whether the user has to change something: a token or the name of the repository.</summary>
    public bool IsWrongUse => Problem is ApiProblem.Credentials or ApiProblem.NotFound;
}
