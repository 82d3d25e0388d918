namespace Bench.Benchmarks.Recall;

/// <summary>
/// Fits a factor for each signal by logistic regression: how much more, or less, than its weight a signal should count, for known pull requests to stand before
/// others. The factors are held to 1 by a ridge, so that a signal which the data says little about keeps the weight that was thought out. Each repository has a
/// constant of its own. Newton steps, no chance: the same rows give the same factors.
/// </summary>
internal static class WeightFit
{
    private const int Steps = 30;
    private const double Ridge = 0.1;

    /// <summary>The factors by signal.</summary>
    /// <param name="rows">Pull requests that no rule put out.</param>
    public static SortedDictionary<string, double> Fit(IReadOnlyList<SignalSums> rows)
    {
        var names = rows.SelectMany(row => row.Sums.Keys).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        var places = names.Select((name, at) => (name, at)).ToDictionary(pair => pair.name, pair => pair.at, StringComparer.Ordinal);
        var repositories = rows.Max(row => row.Repository) + 1;

        // Points are no logarithms of odds: what a point is worth is fitted first, with all factors 1.
        var together = rows.Select(row => new Row([(0, row.Sums.Values.Sum())], 1 + row.Repository, row.IsKnown)).ToList();
        var worth = Solve(together, 1 + repositories, penalised: 0, center: 0, ridge: 0)[0];
        var apart = rows.Select(row => new Row([.. row.Sums.Select(sum => (places[sum.Key], sum.Value))], names.Count + row.Repository, row.IsKnown)).ToList();
        var fitted = Solve(apart, names.Count + repositories, names.Count, worth, Ridge * rows.Count(row => row.IsKnown));
        return new SortedDictionary<string, double>(names.ToDictionary(name => name, name => fitted[places[name]] / worth), StringComparer.Ordinal);
    }

    private static double[] Solve(List<Row> rows, int size, int penalised, double center, double ridge)
    {
        var weights = new double[size];
        Array.Fill(weights, center, 0, penalised);
        Array.Fill(weights, -6, Math.Max(penalised, 1), size - Math.Max(penalised, 1));
        for (var step = 0; step < Steps; step++)
        {
            var (slope, curve) = Derivatives(rows, weights);
            for (var at = 0; at < size; at++)
            {
                slope[at] += at < penalised ? ridge * (weights[at] - center) : 0;
                curve[at, at] += at < penalised ? ridge : 1e-6;
            }

            var change = Eliminate(curve, slope);
            var largest = change.Max(Math.Abs);
            for (var at = 0; at < size; at++)
            {
                weights[at] -= change[at] * Math.Min(1, 1 / largest);
            }
        }

        return weights;
    }

    private static (double[] Slope, double[,] Curve) Derivatives(List<Row> rows, double[] weights)
    {
        var slope = new double[weights.Length];
        var curve = new double[weights.Length, weights.Length];
        foreach (var row in rows)
        {
            var chance = 1 / (1 + Math.Exp(-row.Parts.Sum(part => weights[part.Place] * part.Value)));
            foreach (var (place, value) in row.Parts)
            {
                slope[place] += (chance - (row.IsKnown ? 1 : 0)) * value;
                foreach (var (other, otherValue) in row.Parts)
                {
                    curve[place, other] += chance * (1 - chance) * value * otherValue;
                }
            }
        }

        return (slope, curve);
    }

    /// <summary>Solves the equations by elimination; the matrix is positive definite.</summary>
    private static double[] Eliminate(double[,] matrix, double[] right)
    {
        var size = right.Length;
        for (var pivot = 0; pivot < size; pivot++)
        {
            for (var row = pivot + 1; row < size; row++)
            {
                var factor = matrix[row, pivot] / matrix[pivot, pivot];
                for (var column = pivot; column < size && factor != 0; column++)
                {
                    matrix[row, column] -= factor * matrix[pivot, column];
                }

                right[row] -= factor * right[pivot];
            }
        }

        for (var row = size - 1; row >= 0; row--)
        {
            for (var column = row + 1; column < size; column++)
            {
                right[row] -= matrix[row, column] * right[column];
            }

            right[row] /= matrix[row, row];
        }

        return right;
    }

    private sealed record Row((int Place, double Value)[] Parts, bool IsKnown)
    {
        public Row((int Place, double Value)[] parts, int repository, bool isKnown)
            : this([.. parts, (repository, 1)], isKnown)
        {
        }
    }
}
