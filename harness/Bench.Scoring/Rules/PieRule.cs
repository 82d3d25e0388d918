using System.Globalization;
using Bench.Contracts.Outcomes;

namespace Bench.Scoring.Rules;

/// <summary>%Opt, Speedup and %Correct with the best of k attempts, as PIE publishes them: views for comparison.</summary>
public sealed class PieRule : IScoreRule
{
    /// <summary>Speedup from which a task counts as optimised.</summary>
    public const double OptimisedFrom = 1.10;

    /// <summary>Makes the rule.</summary>
    /// <param name="view">Which of the three numbers.</param>
    /// <param name="attempts">k, 1 or more: the best of the first k attempts counts.</param>
    public PieRule(PieView view, int attempts = 1)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(attempts, 1);
        View = view;
        Attempts = attempts;
    }

    /// <summary>Which of the three numbers.</summary>
    public PieView View { get; }

    /// <summary>k: the best of the first k attempts counts.</summary>
    public int Attempts { get; }

    /// <inheritdoc/>
    public string Id => string.Create(CultureInfo.InvariantCulture, $"pie-{Name}@{Attempts}");

    /// <inheritdoc/>
    public int Version => 1;

    /// <inheritdoc/>
    public string Formula => View switch
    {
        PieView.Optimised => "share of tasks whose fastest right one of the first k attempts has a speedup of 1.10 or more",
        PieView.Speedup => "mean over tasks of max(1, speedup) of the fastest right one of the first k attempts; 1 where none is right",
        _ => "share of tasks where one of the first k attempts passes tests and answers",
    };

    /// <inheritdoc/>
    public string Weakness => View switch
    {
        PieView.Optimised => "A threshold: how much was gained beyond 10 % does not count, and the expert's gain plays no part.",
        PieView.Speedup => "An arithmetic mean of ratios: one task sped up a thousandfold outweighs all others, and wrong or slower costs nothing.",
        _ => "Says nothing about speed; an empty patch is right.",
    };

    private string Name => View switch { PieView.Optimised => "opt", PieView.Speedup => "speedup", _ => "correct" };

    /// <inheritdoc/>
    public Score Score(ScoreInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        var largest = View == PieView.Speedup ? double.MaxValue : 1;
        return TaskScore.Combine(input.Tasks.Select(OfTask), Mean, input.Seed, largest);
    }

    /// <summary>A mean that cannot overflow, whatever the speedups are.</summary>
    private static double Mean(double[] values) => values.Sum(value => value / values.Length);

    private TaskScore? OfTask(TaskAttempts task)
    {
        var looked = task.Sound.Take(Attempts).ToList();
        if (looked.Count == 0)
        {
            return null;
        }

        var best = looked.Max(TaskAttempts.SpeedupOf);
        return new TaskScore(View switch
        {
            PieView.Optimised => best >= OptimisedFrom ? 1 : 0,
            PieView.Speedup => Math.Max(1, best),
            _ => looked.Exists(result => result.Outcome != OutcomeKind.Failed) ? 1 : 0,
        });
    }
}
