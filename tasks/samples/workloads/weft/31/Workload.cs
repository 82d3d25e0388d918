using System.Text.Json;
using Weft.Numerics;

/// <summary>Rolling least and greatest of a random walk, over a short and a long window.</summary>
public sealed class Workload
{
    private const int Numbers = 60000;

    private static readonly int[] Windows = [150, 1200];

    public object Setup(long seed, IReadOnlyDictionary<string, JsonElement> parameters)
    {
        var state = unchecked((ulong)seed);
        var numbers = new double[parameters.TryGetValue("numbers", out var said) ? said.GetInt32() : Numbers];
        var level = 1e6;
        for (var number = 0; number < numbers.Length; number++)
        {
            level += ((double)(Next(ref state) >> 11) / (1UL << 53)) - 0.5;
            numbers[number] = level;
        }

        return new Series(numbers);
    }

    public object Run(object state)
    {
        var series = (Series)state;
        return Windows.Select(window => new[] { Sum(series.RollingMin(window)), Sum(series.RollingMax(window)) }).ToArray();
    }

    private static double Sum(double[] numbers)
    {
        var sum = 0.0;
        for (var place = 0; place < numbers.Length; place++)
        {
            sum += numbers[place] * ((place & 15) + 1);
        }

        return sum;
    }

    private static ulong Next(ref ulong state)
    {
        state += 0x9E3779B97F4A7C15UL;
        var z = (state ^ (state >> 30)) * 0xBF58476D1CE4E5B9UL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
        return z ^ (z >> 31);
    }
}
