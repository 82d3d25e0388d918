namespace Bench.Scoring.Rules;

/// <summary>How a rule makes one number of the values of tasks.</summary>
public enum TaskMean
{
    /// <summary>The sum of the values over their number: each task weighs 1/N.</summary>
    Arithmetic,

    /// <summary>Their number over the sum of 1/value: a task weighs the more, the smaller its value is.</summary>
    Harmonic,
}
