using Bench.Contracts.SelfChecks;

namespace Bench.Evaluation.SelfChecks;

/// <summary>What is known of a machine by its kept self-check. Closed: <see cref="Current"/>, <see cref="Missing"/>, <see cref="Stale"/> or <see cref="Broken"/>.</summary>
public abstract record SelfCheckState
{
    private SelfCheckState()
    {
    }

    /// <summary>There is one and it holds for this machine as it is.</summary>
    /// <param name="Record">The self-check.</param>
    public sealed record Current(SelfCheckRecord Record) : SelfCheckState;

    /// <summary>There is none.</summary>
    public sealed record Missing : SelfCheckState;

    /// <summary>There is one that no longer holds.</summary>
    /// <param name="Why">What has changed, as the end of a sentence.</param>
    public sealed record Stale(string Why) : SelfCheckState;

    /// <summary>There is a file that cannot be used.</summary>
    /// <param name="Problem">What is wrong with it.</param>
    public sealed record Broken(string Problem) : SelfCheckState;
}
