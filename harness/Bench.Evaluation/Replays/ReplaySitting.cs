using System.Collections.Immutable;
using Bench.Contracts.Outcomes;
using Bench.Contracts.Runs;
using Bench.Scoring.Decisions;
using Bench.Scoring.Sittings;

namespace Bench.Evaluation.Replays;

/// <summary>What one sitting of base, control and expert gave. Closed: <see cref="Measured"/> or <see cref="Broken"/>.</summary>
public abstract record ReplaySitting
{
    private ReplaySitting()
    {
    }

    /// <summary>All three arms answered, and alike.</summary>
    /// <param name="Analysis">What the samples say.</param>
    /// <param name="Conditions">How steady the machine was.</param>
    /// <param name="BaseCalls">Calls of base, in nanoseconds, warm-up left out.</param>
    public sealed record Measured(SittingAnalysis Analysis, SittingConditions Conditions, ImmutableArray<long> BaseCalls) : ReplaySitting
    {
        /// <summary>Base against expert.</summary>
        public Comparison Speedup => Analysis.Expert?.AgainstBase ?? throw new InvalidOperationException("a replay without an expert");

        /// <summary>What was unsteady about the machine; null when nothing was.</summary>
        public string? Unsteady => HostRule.Problem(Conditions);
    }

    /// <summary>An arm did not answer, or answered differently.</summary>
    /// <param name="Reason">What happened.</param>
    /// <param name="Log">Standard error of the sample that showed it.</param>
    public sealed record Broken(Reason Reason, string Log) : ReplaySitting;
}
