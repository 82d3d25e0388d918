using System.Collections.Immutable;
using Bench.Contracts.Outcomes;
using Bench.Contracts.Runs;
using Bench.Evaluation.Journals;

namespace Bench.Evaluation.Evaluations;

/// <summary>One prediction on its way through the phases. Each phase returns a copy that knows more.</summary>
/// <param name="Prediction">The prediction.</param>
/// <param name="Key">Identity of its result.</param>
/// <param name="Arm">Name of its arm in trees, logs and samples.</param>
public sealed record CandidateState(QueuedPrediction Prediction, string Key, string Arm)
{
    /// <summary>Its built tree; null until there is one.</summary>
    public string? Tree { get; init; }

    /// <summary>What the guarding tests said; null until they ran.</summary>
    public ParitySummary? Parity { get; init; }

    /// <summary>Remarks that do not end the evaluation.</summary>
    public ImmutableArray<Reason> Remarks { get; init; } = [];

    /// <summary>How it ended before the sitting; null when it is to be measured.</summary>
    public Outcome? Ended { get; init; }

    /// <summary>Wall seconds by phase.</summary>
    public ImmutableSortedDictionary<Phase, double> PhaseSeconds { get; init; } = ImmutableSortedDictionary<Phase, double>.Empty;

    /// <summary>The candidate, failed for a reason of its own; the remarks follow the reasons.</summary>
    public CandidateState Fail(params IEnumerable<Reason> reasons) => this with { Ended = new Outcome.Failed([.. reasons, .. Remarks]) };

    /// <summary>The candidate with the time of a phase.</summary>
    public CandidateState Spent(Phase phase, TimeSpan time) =>
        this with { PhaseSeconds = PhaseSeconds.SetItem(phase, PhaseSeconds.GetValueOrDefault(phase) + Math.Round(time.TotalSeconds, 3)) };
}
