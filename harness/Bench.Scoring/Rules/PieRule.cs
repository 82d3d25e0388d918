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
    public string Rewards => View switch
    {
        PieView.Optimised => "Making many tasks faster by a tenth or more, however little beyond that.",
        PieView.Speedup => "Large speedups, wherever they come from.",
        _ => "Patches that break nothing.",
    };

    /// <inheritdoc/>
    public string Weakness => View switch
    {
        PieView.Optimised => "A threshold: how much was gained beyond 10 % does not count, and the expert's gain plays no part.",
        PieView.Speedup => "An arithmetic mean of ratios: one task sped up a thousandfold outweighs all others, and wrong or slower costs nothing.",
        _ => "Says nothing about speed; an empty patch is right.",
    };

    /// <inheritdoc/>
    public string Example => View switch
    {
        PieView.Optimised => "Speedups 2 and 8 are 1.10 or more, a failure counts as 1: 2/3 = 0.667, one task not scored.",
        PieView.Speedup => "(2 + 8 + 1) / 3 = 3.667, one task not scored.",
        _ => "Tasks 1 and 2 are right, task 3 is not: 2/3 = 0.667, one task not scored.",
    };

    private string Name => View switch { PieView.Optimised => "opt", PieView.Speedup => "speedup", _ => "correct" };

    /// <inheritdoc/>
    public TaskMean Mean => TaskMean.Arithmetic;

    /// <inheritdoc/>
    public double? Value(TaskAttempts task)
    {
        ArgumentNullException.ThrowIfNull(task);
        var looked = Math.Min(Attempts, task.Sound.Length);
        if (looked == 0)
        {
            return null;
        }

        var (best, isRight) = (0.0, false);
        foreach (var result in task.Sound.AsSpan(0, looked))
        {
            best = Math.Max(best, TaskAttempts.SpeedupOf(result));
            isRight |= result.Outcome != OutcomeKind.Failed;
        }

        return View switch
        {
            PieView.Optimised => best >= OptimisedFrom ? 1 : 0,
            PieView.Speedup => Math.Max(1, best),
            _ => isRight ? 1 : 0,
        };
    }

    /// <inheritdoc/>
    public Score Score(ScoreInput input) => TaskScores.Of(this, input, View == PieView.Speedup ? double.MaxValue : 1);
}
