using System.Collections.Concurrent;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Bench.Scoring.Statistics;

/// <summary>
/// How often each of some items is drawn in each resample: what a bootstrap needs when its statistic is made of a sum over the items. The
/// draws are those of <see cref="Bootstrap"/> for the same seed. They depend on nothing but numbers, so that they are kept while there is room.
/// </summary>
internal sealed class ResampleCounts
{
    /// <summary>Draws that were made; those of 500 items take 1 MB, so that they are given up when memory is collected.</summary>
    private static readonly ConcurrentDictionary<(int Items, int Resamples, ulong Seed), WeakReference<ResampleCounts>> Known = new();

    /// <summary>By resample, one after the other; more than 255 draws of one item do not happen.</summary>
    private readonly byte[] counts;

    private readonly int items;

    private readonly int resamples;

    // What runs a million times at the first use is compiled well at once.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private ResampleCounts(int items, int resamples, ulong seed)
    {
        this.items = items;
        this.resamples = resamples;
        var generator = new SplitMix64(seed);
        counts = new byte[resamples * items];
        for (var start = 0; start < counts.Length; start += items)
        {
            for (var j = 0; j < items; j++)
            {
                counts[start + generator.NextIndex(items)]++;
            }
        }
    }

    /// <summary>The draws of a seed.</summary>
    /// <param name="items">Number of items, 0 or more.</param>
    /// <param name="resamples">Number of resamples.</param>
    /// <param name="seed">Seed of the generator.</param>
    public static ResampleCounts Of(int items, int resamples, ulong seed)
    {
        var held = Known.GetOrAdd((items, resamples, seed), _ => new WeakReference<ResampleCounts>(null!));
        lock (held)
        {
            if (!held.TryGetTarget(out var counts))
            {
                counts = new ResampleCounts(items, resamples, seed);
                held.SetTarget(counts);
            }

            return counts;
        }
    }

    /// <summary>For each resample, the sum of the terms of the items that were drawn.</summary>
    /// <param name="terms">One for each item.</param>
    public double[] Sums(double[] terms)
    {
        var sums = new double[resamples];
        for (var i = 0; i < sums.Length; i++)
        {
            sums[i] = Product(counts.AsSpan(i * items, items), terms);
        }

        return sums;
    }

    /// <summary>The sum of the products, several at a time.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double Product(ReadOnlySpan<byte> drawn, ReadOnlySpan<double> terms)
    {
        var narrow = MemoryMarshal.Cast<byte, Vector<byte>>(drawn);
        var values = MemoryMarshal.Cast<double, Vector<double>>(terms);
        var sums = Vector<double>.Zero;
        for (var i = 0; i < narrow.Length; i++)
        {
            Vector.Widen(narrow[i], out var low, out var high);
            sums += Product(low, values[(8 * i)..]) + Product(high, values[((8 * i) + 4)..]);
        }

        var sum = Vector.Sum(sums);
        for (var i = narrow.Length * Vector<byte>.Count; i < drawn.Length; i++)
        {
            sum += drawn[i] * terms[i];
        }

        return sum;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<double> Product(Vector<ushort> drawn, ReadOnlySpan<Vector<double>> terms)
    {
        Vector.Widen(drawn, out var low, out var high);
        Vector.Widen(Vector.ConvertToSingle(Vector.AsVectorInt32(low)), out var first, out var second);
        Vector.Widen(Vector.ConvertToSingle(Vector.AsVectorInt32(high)), out var third, out var fourth);
        return (first * terms[0]) + (second * terms[1]) + (third * terms[2]) + (fourth * terms[3]);
    }
}
