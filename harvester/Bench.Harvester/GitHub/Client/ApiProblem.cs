namespace Bench.Harvester.GitHub.Client;

/// <summary>Why a service did not tell what it was asked.</summary>
public enum ApiProblem
{
    /// <summary>It cannot be reached, or keeps breaking off. Ours or the machine's: later it may work.</summary>
    Unreachable,

    /// <summary>It wants a longer pause than was granted. Later it works.</summary>
    Limited,

    /// <summary>No token is left that it accepts. The user's to mend.</summary>
    Credentials,

    /// <summary>There is no such repository, or no token may see it. The user's to mend.</summary>
    NotFound,

    /// <summary>It answered what cannot be used: wrong shape, too much of it, or pages without end. Asking again does not help.</summary>
    Answer,

    /// <summary>The file of the cache cannot be used. The machine's.</summary>
    Cache,
}
