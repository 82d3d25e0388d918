using System.Collections.Immutable;
using Bench.Leaderboard.Views;
using Bench.Scoring.Rules;

namespace Bench.Leaderboard.Rules;

/// <summary>The tasks that weigh most in a score.</summary>
/// <param name="Rule">Id of the rule.</param>
/// <param name="Score">The score; null when no task is scored.</param>
/// <param name="Tasks">Number of tasks in it.</param>
/// <param name="Heaviest">The heaviest, heaviest first.</param>
public sealed record HeavyTasks(string Rule, double? Score, int Tasks, ImmutableArray<Contribution> Heaviest)
{
    /// <summary>Tasks that are named.</summary>
    public const int Most = 10;

    /// <summary>Share of the score's weight that they hold together, 0…1.</summary>
    public double Share => Heaviest.Sum(task => task.Share);

    /// <summary>Share of the score that they add together, 0…1; null without a score.</summary>
    public double? Added => Score is > 0 and var score ? Heaviest.Sum(task => task.Adds) / score : null;

    /// <summary>The heaviest tasks of the chosen submission under all rules as one table.</summary>
    public static CsvTable Table(RulesView view)
    {
        ArgumentNullException.ThrowIfNull(view);
        return new(
            ["submission", "rule", "task", "value", "weight", "adds"],
            from heavy in view.Heavy
            from task in heavy.Heaviest
            select (IReadOnlyList<object?>)[view.Chosen, heavy.Rule, task.Task.Value, task.Value, task.Share, task.Adds]);
    }

    /// <summary>The heaviest tasks of a submission under a rule.</summary>
    public static HeavyTasks Of(IScoreRule rule, ScoreInput input)
    {
        ArgumentNullException.ThrowIfNull(rule);
        var contributions = rule.Contributions(input);
        return new HeavyTasks(rule.Id, rule.Point(input), contributions.Length, [.. contributions.Take(Most)]);
    }
}
