namespace Bench.Scoring.Statistics;

/// <summary>The n(n+1)/2 averages (x_i + x_j)/2, i ≤ j, of a set of values, in ascending order.</summary>
internal static class WalshAverages
{
    public static double[] Sorted(ReadOnlySpan<double> values)
    {
        var averages = new double[values.Length * (values.Length + 1) / 2];
        var next = 0;
        for (var i = 0; i < values.Length; i++)
        {
            if (!double.IsFinite(values[i]))
            {
                throw new ArgumentException($"Every value must be finite, but one is {values[i]}.", nameof(values));
            }

            for (var j = 0; j <= i; j++)
            {
                averages[next++] = (values[i] / 2) + (values[j] / 2);
            }
        }

        Array.Sort(averages);
        return averages;
    }
}
