using System.Collections.Immutable;
using Bench.Contracts.Tasks;

namespace Bench.Scoring.Rules;

/// <summary>What one task contributes to a score.</summary>
/// <param name="Task">The task.</param>
/// <param name="Value">Its value under the rule, such as its attainment or its speedup ratio.</param>
/// <param name="Share">Its weight: 1/N under a mean, its part of the sum of 1/SR under a harmonic mean. The shares of all tasks sum to 1.</param>
/// <param name="Adds">Share times value: what it adds to the score. Over all tasks they sum to the score.</param>
public sealed record Contribution(TaskId Task, double Value, double Share, double Adds)
{
    /// <summary>The contributions of the tasks that a rule scores, heaviest first: by share, then by what is added, then by id.</summary>
    internal static ImmutableArray<Contribution> Of(IScoreRule rule, ScoreInput input)
    {
        var scored = input.Tasks.Select(task => (task.Task, Value: rule.Value(task))).Where(task => task.Value is not null).ToList();
        if (scored.Count == 0)
        {
            return [];
        }

        var shares = rule.Mean.Weights([.. scored.Select(task => task.Value!.Value)]);
        return
        [
            .. scored.Select((task, i) => new Contribution(task.Task, task.Value!.Value, shares[i], shares[i] * task.Value.Value))
                .OrderByDescending(task => task.Share)
                .ThenByDescending(task => task.Adds)
                .ThenBy(task => task.Task.Value, StringComparer.Ordinal),
        ];
    }
}
