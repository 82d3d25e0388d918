using System.Collections.Immutable;

namespace Bench.Harvester.Funnel;

/// <summary>What a stage says of a pull request.</summary>
/// <param name="Stage">The stage.</param>
/// <param name="Accepted">True when it goes on to the next stage.</param>
/// <param name="Reason">A short code in lower case, such as <c>documentation-only</c> or <c>build-failed.compiler</c>; <c>accepted</c> when it goes on.</param>
/// <param name="Detail">The reason as a sentence.</param>
/// <param name="Evidence">What it rests on.</param>
public sealed record StageVerdict(Stage Stage, bool Accepted, string Reason, string Detail, ImmutableArray<Evidence> Evidence);
