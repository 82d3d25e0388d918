using System.Collections.Immutable;

namespace Bench.Scoring.Rules;

/// <summary>
/// A way to make one number of the results of one model: a value for each task, and a mean of the values. Pure: the same input gives the
/// same score.
/// </summary>
public interface IScoreRule
{
    /// <summary>Name of the rule, such as <c>attainment</c>.</summary>
    string Id { get; }

    /// <summary>Version; raised whenever the same results could give another score.</summary>
    int Version { get; }

    /// <summary>The formula in words and signs.</summary>
    string Formula { get; }

    /// <summary>What it rewards, in one sentence.</summary>
    string Rewards { get; }

    /// <summary>What is known to be wrong with it.</summary>
    string Weakness { get; }

    /// <summary>The score of <see cref="ScoreRules.ExampleResults"/> worked by hand.</summary>
    string Example { get; }

    /// <summary>How the values of tasks become one number.</summary>
    TaskMean Mean { get; }

    /// <summary>Value of a task; null when it is not scored.</summary>
    /// <param name="task">All attempts at it.</param>
    double? Value(TaskAttempts task);

    /// <summary>Scores results, with an interval.</summary>
    /// <param name="input">Results of one model.</param>
    Score Score(ScoreInput input);

    /// <summary>The score alone, which is the point of <see cref="Score"/> at a small part of its cost; null when no task is scored.</summary>
    /// <param name="input">Results of one model.</param>
    double? Point(ScoreInput input) => TaskScores.Point(this, input);

    /// <summary>What each task contributes, heaviest first.</summary>
    /// <param name="input">Results of one model.</param>
    ImmutableArray<Contribution> Contributions(ScoreInput input) => Contribution.Of(this, input);
}
