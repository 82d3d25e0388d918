using System.Text.Json;
using Weft.Collections;

/// <summary>Adds ranges to a set, out of order and overlapping, and asks for numbers in between.</summary>
public sealed class Workload
{
    private const int Ranges = 4000;

    public object Setup(long seed, IReadOnlyDictionary<string, JsonElement> parameters)
    {
        var state = unchecked((ulong)seed);
        var ranges = parameters.TryGetValue("ranges", out var said) ? said.GetInt32() : Ranges;
        var span = 50UL * (ulong)ranges;
        var steps = new (long Start, long End, long Asked)[ranges];
        for (var step = 0; step < ranges; step++)
        {
            var start = (long)(Next(ref state) % span);
            steps[step] = (start, start + 1 + (long)(Next(ref state) % 24), (long)(Next(ref state) % span));
        }

        return steps;
    }

    public object Run(object state)
    {
        var set = new IntervalSet();
        var found = 0L;
        foreach (var (start, end, asked) in ((long Start, long End, long Asked)[])state)
        {
            set.Add(start, end);
            found += set.Contains(asked) ? 1 : 0;
        }

        var digest = 17L;
        foreach (var interval in set.Intervals)
        {
            digest = unchecked((digest * 1000003) ^ (interval.Start * 31) ^ interval.End);
        }

        return new long[] { found, set.Intervals.Count, set.Count, digest };
    }

    private static ulong Next(ref ulong state)
    {
        state += 0x9E3779B97F4A7C15UL;
        var z = (state ^ (state >> 30)) * 0xBF58476D1CE4E5B9UL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
        return z ^ (z >> 31);
    }
}
