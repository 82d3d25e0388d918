using System.Collections.Immutable;
using Bench.Contracts.Outcomes;
using Bench.Contracts.Runs;

namespace Bench.Evaluation.Parity;

/// <summary>What a run of the suite on a candidate means.</summary>
/// <param name="Summary">The counts and the ids.</param>
/// <param name="Reasons">Empty when parity holds; else why not, the deciding reason first.</param>
public sealed record ParityJudgement(ParitySummary Summary, ImmutableArray<Reason> Reasons)
{
    /// <summary>True when every guarding test passed and report and exit code agree.</summary>
    public bool Holds => Reasons.IsEmpty;
}
