using System.Collections.Immutable;
using Bench.Contracts.Runs;

namespace Bench.Contracts.Outcomes;

/// <summary>How an evaluation of one prediction ended. Closed: <see cref="Measured"/>, <see cref="Failed"/> or <see cref="Faulted"/>.</summary>
public abstract record Outcome
{
    private Outcome(ImmutableArray<Reason> reasons) => Reasons = reasons;

    /// <summary>Reasons, the deciding one first. Empty for a measurement that needs no remark.</summary>
    public ImmutableArray<Reason> Reasons { get; init; }

    /// <summary>The outcome as one word.</summary>
    public abstract OutcomeKind Kind { get; }

    /// <summary>The candidate was measured; parity and answers hold.</summary>
    /// <param name="Verdict">Candidate against base.</param>
    /// <param name="AgainstExpert">Candidate against expert.</param>
    /// <param name="Speedup">Base time / candidate time.</param>
    /// <param name="Ratio">Expert time / candidate time.</param>
    /// <param name="ExpertSpeedup">Base time / expert time in the same sitting.</param>
    /// <param name="Reasons">Remarks, such as a charge.</param>
    public sealed record Measured(
        Verdict Verdict,
        Verdict AgainstExpert,
        Estimate Speedup,
        Estimate Ratio,
        Estimate ExpertSpeedup,
        ImmutableArray<Reason> Reasons) : Outcome(Reasons)
    {
        /// <inheritdoc/>
        public override OutcomeKind Kind => Verdict switch
        {
            Verdict.Faster => OutcomeKind.Faster,
            Verdict.Slower => OutcomeKind.Slower,
            Verdict.Equal => OutcomeKind.Equal,
            _ => OutcomeKind.Inconclusive,
        };
    }

    /// <summary>The submission failed on its own account; it counts as no speedup.</summary>
    /// <param name="Reasons">Why, the deciding reason first; at least one.</param>
    public sealed record Failed(ImmutableArray<Reason> Reasons) : Outcome(Reasons)
    {
        /// <inheritdoc/>
        public override OutcomeKind Kind => OutcomeKind.Failed;
    }

    /// <summary>A fault of ours or of the machine; it is retried and never scored.</summary>
    /// <param name="Reasons">What broke, the deciding reason first; at least one.</param>
    public sealed record Faulted(ImmutableArray<Reason> Reasons) : Outcome(Reasons)
    {
        /// <inheritdoc/>
        public override OutcomeKind Kind => OutcomeKind.Fault;
    }
}
