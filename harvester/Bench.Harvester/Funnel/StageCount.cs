using System.Collections.Immutable;

namespace Bench.Harvester.Funnel;

/// <summary>What a stage has done so far.</summary>
/// <param name="Stage">The stage.</param>
/// <param name="Accepted">Pull requests that went on.</param>
/// <param name="Rejected">Pull requests that ended here.</param>
/// <param name="Milliseconds">Time that it took, of all workers together.</param>
/// <param name="Reasons">Reasons of the rejected ones, the most frequent first.</param>
internal sealed record StageCount(Stage Stage, int Accepted, int Rejected, double Milliseconds, ImmutableArray<ReasonCount> Reasons);
