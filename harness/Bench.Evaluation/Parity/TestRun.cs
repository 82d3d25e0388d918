using Bench.Contracts.Outcomes;

namespace Bench.Evaluation.Parity;

/// <summary>How a run of the suite ended. Closed: <see cref="Finished"/> or <see cref="Broken"/>.</summary>
public abstract record TestRun
{
    private TestRun()
    {
    }

    /// <summary>The command ended by itself.</summary>
    /// <param name="Facts">Report and exit code.</param>
    public sealed record Finished(TestRunFacts Facts) : TestRun;

    /// <summary>The command was killed at its deadline or at a limit.</summary>
    /// <param name="Reason">Why.</param>
    public sealed record Broken(Reason Reason) : TestRun;
}
