using System.Collections.Immutable;

namespace Bench.Contracts.Tasks;

/// <summary>Why a pull request became a task.</summary>
/// <param name="Signals">What spoke for it, with evidence.</param>
/// <param name="CoveredLines">Lines of the expert's change that the guarding tests execute, as <c>path:line</c>.</param>
/// <param name="Stages">Verdict of each stage of the funnel.</param>
public sealed record TaskProvenance(
    ImmutableArray<ProvenanceNote> Signals = default,
    ImmutableArray<string> CoveredLines = default,
    ImmutableArray<ProvenanceNote> Stages = default);
