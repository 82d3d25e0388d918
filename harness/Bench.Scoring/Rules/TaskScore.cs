using Bench.Scoring.Statistics;

namespace Bench.Scoring.Rules;

/// <summary>What one task contributes to a score.</summary>
/// <param name="Value">The contribution.</param>
/// <param name="Noise">
/// Draws the error of the contribution that comes from the samples: mean 0. Null where the rule leaves it to the bootstrap over tasks.
/// </param>
internal sealed record TaskScore(double Value, Func<SplitMix64, double>? Noise = null)
{
    /// <summary>Makes a score: statistic over the tasks that have a contribution, interval by bootstrap over the same tasks.</summary>
    /// <param name="tasks">One entry a task; null for a task that is not scored.</param>
    /// <param name="statistic">Makes one number of the contributions.</param>
    /// <param name="seed">Seed of the bootstrap.</param>
    /// <param name="largest">Largest value that the statistic can take; the smallest is 0.</param>
    public static Score Combine(IEnumerable<TaskScore?> tasks, Func<double[], double> statistic, ulong seed, double largest)
    {
        var all = tasks.ToList();
        TaskScore[] scored = [.. all.OfType<TaskScore>()];
        if (scored.Length == 0)
        {
            return new Score(null, null, null, 0, all.Count);
        }

        var interval = Bootstrap.Of(
            scored.Length, (i, generator) => scored[i].Value + (scored[i].Noise?.Invoke(generator) ?? 0), statistic, seed);
        return new Score(
            statistic([.. scored.Select(task => task.Value)]),
            Math.Clamp(interval.Low, 0, largest),
            Math.Clamp(interval.High, 0, largest),
            scored.Length,
            all.Count - scored.Length);
    }
}
