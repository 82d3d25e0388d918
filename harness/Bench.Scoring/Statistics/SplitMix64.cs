namespace Bench.Scoring.Statistics;

/// <summary>
/// A small deterministic generator (SplitMix64; Steele, Lea and Flood, 2014): the same seed gives the same numbers on every machine and
/// runtime, so that a score can be computed again. Not for secrets.
/// </summary>
/// <param name="seed">Any value.</param>
public sealed class SplitMix64(ulong seed)
{
    private ulong state = seed;

    /// <summary>64 uniform bits.</summary>
    public ulong NextBits()
    {
        state += 0x9E3779B97F4A7C15;
        var bits = state;
        bits = (bits ^ (bits >> 30)) * 0xBF58476D1CE4E5B9;
        bits = (bits ^ (bits >> 27)) * 0x94D049BB133111EB;
        return bits ^ (bits >> 31);
    }

    /// <summary>A uniform number, 0 ≤ x &lt; 1, with 53 bits.</summary>
    public double NextUnit() => (NextBits() >> 11) * (1.0 / (1UL << 53));

    /// <summary>A uniform index, 0 ≤ i &lt; count.</summary>
    /// <param name="count">1 or more.</param>
    public int NextIndex(int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        return (int)Math.BigMul(NextBits(), (ulong)count, out _);
    }

    /// <summary>A number from the standard normal distribution (Box and Muller, 1958).</summary>
    public double NextNormal()
    {
        var radius = Math.Sqrt(-2 * Math.Log(1 - NextUnit()));
        return radius * Math.Cos(2 * Math.PI * NextUnit());
    }
}
