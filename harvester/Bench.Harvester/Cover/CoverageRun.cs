using Bench.Evaluation.Parity;

namespace Bench.Harvester.Cover;

/// <summary>How a run under coverage ended. Closed.</summary>
public abstract record CoverageRun
{
    private CoverageRun()
    {
    }

    /// <summary>The suite ran.</summary>
    /// <param name="Lines">What was seen.</param>
    /// <param name="Report">What the tests say.</param>
    public sealed record Finished(CoveredLines Lines, TestReport Report) : CoverageRun;

    /// <summary>It was killed at its deadline or at a limit.</summary>
    /// <param name="Detail">Which.</param>
    public sealed record TooSlow(string Detail) : CoverageRun;

    /// <summary>It left no report, or none of the lines.</summary>
    /// <param name="Detail">What is missing.</param>
    public sealed record Broken(string Detail) : CoverageRun;
}
