using System.Collections.Immutable;
using Bench.Scoring.Rules;

namespace Bench.Scoring.Boards;

/// <summary>Scores and places of submissions under one rule.</summary>
/// <param name="Rule">Id of the rule.</param>
/// <param name="Scores">Score of each submission; null where no task is scored.</param>
/// <param name="Ranks">Place of each submission; null where there is no score.</param>
public sealed record RuleRanking(string Rule, ImmutableArray<double?> Scores, ImmutableArray<int?> Ranks)
{
    /// <summary>How ranks move between rules: one ranking for each rule, submissions in the same order in all.</summary>
    public static ImmutableArray<RuleRanking> Of(IEnumerable<IScoreRule> rules, IReadOnlyList<ScoreInput> submissions)
    {
        ArgumentNullException.ThrowIfNull(rules);
        return [.. rules.Select(rule => Of(rule, submissions))];
    }

    private static RuleRanking Of(IScoreRule rule, IReadOnlyList<ScoreInput> submissions)
    {
        ImmutableArray<double?> scores = [.. submissions.AsParallel().AsOrdered().Select(rule.Point)];
        return new RuleRanking(rule.Id, scores, Ranking.Of(scores));
    }
}
