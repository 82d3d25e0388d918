using System.Collections.Concurrent;
using System.Numerics;
using System.Runtime.InteropServices;

namespace Bench.Scoring.Statistics;

/// <summary>
/// How often each of some items is drawn in each resample: what a bootstrap needs when its statistic is made of a sum over the items. The
/// draws are those of <see cref="Bootstrap"/> for the same seed. They depend on nothing but numbers, so that the last ones are kept.
/// </summary>
internal sealed class ResampleCounts
{
    /// <summary>Kept draws: a few, because those of 500 items take 4 MB.</summary>
    private const int Kept = 8;

    private static readonly ConcurrentDictionary<(int Items, int Resamples, ulong Seed), ResampleCounts> Known = new();

    /// <summary>Whole numbers, exact in this type, which is half as wide as what they are multiplied with.</summary>
    private readonly float[][] counts;

    private ResampleCounts(int items, int resamples, ulong seed)
    {
        var generator = new SplitMix64(seed);
        counts = new float[resamples][];
        for (var i = 0; i < resamples; i++)
        {
            counts[i] = new float[items];
            for (var j = 0; j < items; j++)
            {
                counts[i][generator.NextIndex(items)]++;
            }
        }
    }

    /// <summary>The draws of a seed.</summary>
    /// <param name="items">Number of items, 0 or more.</param>
    /// <param name="resamples">Number of resamples.</param>
    /// <param name="seed">Seed of the generator.</param>
    public static ResampleCounts Of(int items, int resamples, ulong seed)
    {
        if (Known.TryGetValue((items, resamples, seed), out var known))
        {
            return known;
        }

        if (Known.Count >= Kept)
        {
            Known.Clear();
        }

        return Known.GetOrAdd((items, resamples, seed), key => new ResampleCounts(key.Items, key.Resamples, key.Seed));
    }

    /// <summary>For each resample, the sum of the terms of the items that were drawn.</summary>
    /// <param name="terms">One for each item.</param>
    public double[] Sums(double[] terms) => Array.ConvertAll(counts, drawn => Product(drawn, terms));

    /// <summary>The sum of the products, several at a time.</summary>
    private static double Product(ReadOnlySpan<float> drawn, ReadOnlySpan<double> terms)
    {
        var wide = MemoryMarshal.Cast<float, Vector<float>>(drawn);
        var values = MemoryMarshal.Cast<double, Vector<double>>(terms);
        var (first, second) = (Vector<double>.Zero, Vector<double>.Zero);
        for (var i = 0; i < wide.Length; i++)
        {
            Vector.Widen(wide[i], out var low, out var high);
            first += low * values[2 * i];
            second += high * values[(2 * i) + 1];
        }

        var sum = Vector.Sum(first + second);
        for (var i = wide.Length * Vector<float>.Count; i < drawn.Length; i++)
        {
            sum += drawn[i] * terms[i];
        }

        return sum;
    }
}
