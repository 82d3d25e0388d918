using System.Collections.Immutable;
using Bench.Scoring.Rules;

namespace Bench.Harness.Reporting;

/// <summary>One model of a run.</summary>
/// <param name="Model">Its name.</param>
/// <param name="Score">Its score under the rule.</param>
/// <param name="Outcomes">Its predictions by outcome.</param>
/// <param name="AwaitingReview">Predictions that are not to be ranked until a person has looked at them.</param>
/// <param name="Contributions">What each task contributes to the score, heaviest first.</param>
internal sealed record ModelSummary(string Model, Score Score, ImmutableSortedDictionary<string, int> Outcomes, int AwaitingReview, ImmutableArray<Contribution> Contributions);
