using System.Collections.Immutable;

namespace Bench.Scoring.Rules;

/// <summary>The rules that can be asked for by name.</summary>
public static class ScoreRules
{
    /// <summary>The rule that ranks.</summary>
    public static IScoreRule Default { get; } = new AttainmentRule();

    /// <summary>Every rule with its usual settings, the default first.</summary>
    public static ImmutableArray<IScoreRule> All { get; } =
    [
        Default,
        new HarmonicMeanRule(),
        new OptRule(),
        new TimeRemovedRule(),
        new PieRule(PieView.Optimised),
        new PieRule(PieView.Speedup),
        new PieRule(PieView.Correct),
    ];

    /// <summary>
    /// A rule by its id, the part before a bracket being enough: <c>opt@1</c> and <c>opt@1(0.95)</c> are the same. Null when there is none.
    /// </summary>
    public static IScoreRule? Find(string id) => All.FirstOrDefault(rule => rule.Id == id || rule.Id.Split('(')[0] == id);
}
