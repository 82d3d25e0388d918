namespace Bench.Scoring.Rules;

/// <summary>The means, without overflow whatever the values are.</summary>
internal static class TaskMeans
{
    /// <summary>The mean of one or more values; positive ones where it is harmonic.</summary>
    public static double Of(this TaskMean mean, double[] values)
    {
        if (mean == TaskMean.Harmonic)
        {
            // Scaled by the smallest value, so that the sum stays between 1 and N whatever the values are.
            var smallest = values.Min();
            return values.Length / values.Sum(value => smallest / value) * smallest;
        }

        var average = values.Average();
        return double.IsFinite(average) ? average : values.Sum(value => value / values.Length);
    }

    /// <summary>
    /// The weight of each of one or more values: they sum to 1, and the sum of weight times value is the mean. In a harmonic mean it is the
    /// value's share of the sum of 1/value.
    /// </summary>
    public static double[] Weights(this TaskMean mean, double[] values)
    {
        if (mean == TaskMean.Arithmetic)
        {
            return Array.ConvertAll(values, _ => 1.0 / values.Length);
        }

        var smallest = values.Min();
        var sum = values.Sum(value => smallest / value);
        return Array.ConvertAll(values, value => smallest / value / sum);
    }
}
