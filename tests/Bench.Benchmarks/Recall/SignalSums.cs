namespace Bench.Benchmarks.Recall;

/// <summary>What the signals of a pull request add up to.</summary>
/// <param name="Repository">Index of its repository.</param>
/// <param name="Number">Its number.</param>
/// <param name="IsKnown">True when it is known to be about speed.</param>
/// <param name="Sums">Points of each signal.</param>
internal sealed record SignalSums(int Repository, int Number, bool IsKnown, IReadOnlyDictionary<string, double> Sums)
{
    /// <summary>All points, each signal times a factor; 1 where none is given.</summary>
    public double Score(IReadOnlyDictionary<string, double> factors) => Sums.Sum(sum => sum.Value * factors.GetValueOrDefault(sum.Key, 1));
}
