namespace Bench.Harvester.GitHub.Client;

/// <summary>What came of one request.</summary>
internal abstract record Answer
{
    /// <summary>What was asked for.</summary>
    /// <param name="Body">The document, unpacked.</param>
    /// <param name="ETag">Mark of this state, to ask later whether it has changed.</param>
    /// <param name="Links">Its neighbours in a listing.</param>
    public sealed record Content(byte[] Body, string? ETag, PageLinks Links) : Answer;

    /// <summary>It is as it was when it was asked for last.</summary>
    /// <param name="Links">Its neighbours in a listing, where it says them again.</param>
    public sealed record Unchanged(PageLinks Links) : Answer;

    /// <summary>There is no such thing, or none that may be seen.</summary>
    public sealed record Missing : Answer;

    /// <summary>Not now, or not with this token: the ring of tokens knows when and with which.</summary>
    public sealed record Limited : Answer;

    /// <summary>Something broke on the way; worth another attempt.</summary>
    /// <param name="Problem">What it is when no attempt helps.</param>
    /// <param name="Why">What broke.</param>
    public sealed record Interrupted(ApiProblem Problem, string Why) : Answer;

    /// <summary>It cannot be used, and will not become better.</summary>
    /// <param name="Why">What is wrong with it.</param>
    public sealed record Unusable(string Why) : Answer;
}
