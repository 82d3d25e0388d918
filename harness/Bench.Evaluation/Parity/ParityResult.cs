using System.Collections.Immutable;
using Bench.Contracts.Outcomes;
using Bench.Contracts.Runs;

namespace Bench.Evaluation.Parity;

/// <summary>Parity of one candidate, as the journal keeps it.</summary>
/// <param name="Summary">Counts and ids; null when the run was killed before it left a report.</param>
/// <param name="Reasons">Empty when parity holds.</param>
/// <param name="Runs">Runs of the suite on the candidate; more than 1 when a test is flaky on base.</param>
public sealed record ParityResult(ParitySummary? Summary, ImmutableArray<Reason> Reasons, int Runs);
