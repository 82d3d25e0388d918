using System.Collections.Immutable;
using Bench.Scoring.Rules;

namespace Bench.Harness.Reporting;

/// <summary>One model of a run.</summary>
/// <param name="Model">Its name.</param>
/// <param name="Score">Its score under the rule.</param>
/// <param name="Outcomes">Its predictions by outcome.</param>
internal sealed record ModelSummary(string Model, Score Score, ImmutableSortedDictionary<string, int> Outcomes);
