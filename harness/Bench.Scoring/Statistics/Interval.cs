namespace Bench.Scoring.Statistics;

/// <summary>A closed interval. Its ends are infinite when the data are too few for the confidence asked for.</summary>
/// <param name="Low">Lower end.</param>
/// <param name="High">Upper end; never below <paramref name="Low"/>.</param>
public sealed record Interval(double Low, double High)
{
    /// <summary>The interval that says nothing.</summary>
    public static Interval Everything { get; } = new(double.NegativeInfinity, double.PositiveInfinity);

    /// <summary>Half of the distance between the ends, in the unit of the data.</summary>
    public double HalfWidth => (High - Low) / 2;

    /// <summary>Whether a value lies between the ends or on one of them.</summary>
    public bool Contains(double value) => Low <= value && value <= High;

    /// <summary>Whether the whole interval lies strictly between <c>-bound</c> and <c>+bound</c>.</summary>
    public bool Within(double bound) => -bound < Low && High < bound;
}
