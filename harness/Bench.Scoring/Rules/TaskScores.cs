namespace Bench.Scoring.Rules;

/// <summary>Makes scores of the values that a rule gives to tasks.</summary>
internal static class TaskScores
{
    /// <summary>The mean of the values; null when no task has one.</summary>
    public static double? Point(IScoreRule rule, ScoreInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        var values = new double[input.Tasks.Length];
        var scored = 0;
        foreach (var task in input.Tasks)
        {
            if (rule.Value(task) is { } value)
            {
                values[scored++] = value;
            }
        }

        return scored == 0 ? null : rule.Mean.Of(values[..scored]);
    }

    /// <summary>Mean over the tasks that have a value, interval by bootstrap over the same tasks.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="input">The results.</param>
    /// <param name="largest">Largest score there can be; the smallest is 0.</param>
    /// <param name="variance">
    /// For a task, the variance of its value that comes from the samples; null where a rule leaves it to the bootstrap over tasks.
    /// </param>
    public static Score Of(IScoreRule rule, ScoreInput input, double largest, Func<TaskAttempts, double>? variance = null)
    {
        ArgumentNullException.ThrowIfNull(input);
        var scored = input.Tasks.Select(task => (Value: rule.Value(task), Variance: variance?.Invoke(task) ?? 0)).Where(task => task.Value is not null).ToArray();
        if (scored.Length == 0)
        {
            return new Score(null, null, null, 0, input.Tasks.Length);
        }

        var values = Array.ConvertAll(scored, task => task.Value!.Value);
        var interval = variance is null ? rule.Mean.Resampled(values, input.Seed) : TaskMeans.Resampled(values, Array.ConvertAll(scored, task => task.Variance), input.Seed);
        return new Score(
            rule.Mean.Of(values),
            Math.Clamp(interval.Low, 0, largest),
            Math.Clamp(interval.High, 0, largest),
            scored.Length,
            input.Tasks.Length - scored.Length);
    }
}
