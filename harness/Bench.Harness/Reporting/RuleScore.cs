using System.Collections.Immutable;
using Bench.Contracts.Runs;
using Bench.Scoring.Rules;

namespace Bench.Harness.Reporting;

/// <summary>Score of one model under one rule.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Model">The model.</param>
/// <param name="Score">Its score.</param>
internal sealed record RuleScore(IScoreRule Rule, string Model, Score Score)
{
    /// <summary>Scores each model of a run under every rule: rules in their order, models by name.</summary>
    public static ImmutableArray<RuleScore> UnderEveryRule(IEnumerable<TaskResult> results)
    {
        var models = results.GroupBy(result => result.Model, StringComparer.Ordinal).OrderBy(model => model.Key, StringComparer.Ordinal)
            .Select(model => (model.Key, Input: new ScoreInput(model))).ToList();
        return [.. ScoreRules.All.SelectMany(rule => models.Select(model => new RuleScore(rule, model.Key, rule.Score(model.Input))))];
    }
}
