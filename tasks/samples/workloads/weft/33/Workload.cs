using System.Text.Json;
using Weft.Text;

/// <summary>Distances between all pairs of a list of names, and between a few long lines.</summary>
public sealed class Workload
{
    private const int Names = 400;
    private const string Letters = "abcdefgiklmnoprstu éß";

    public object Setup(long seed, IReadOnlyDictionary<string, JsonElement> parameters)
    {
        var state = unchecked((ulong)seed);
        var names = new string[parameters.TryGetValue("names", out var said) ? said.GetInt32() : Names];
        for (var name = 0; name < names.Length; name++)
        {
            var letters = name % 40 == 0 ? Letters.Length : Letters.Length - 2;
            var length = name % 55 == 0 ? 90 : 8 + (int)(Next(ref state) % 20);
            var text = new char[length];
            for (var place = 0; place < length; place++)
            {
                text[place] = Letters[(int)(Next(ref state) % (uint)letters)];
            }

            names[name] = new string(text);
        }

        return names;
    }

    public object Run(object state)
    {
        var names = (string[])state;
        var (sum, digest) = (0L, 17L);
        for (var one = 0; one < names.Length; one++)
        {
            for (var other = 0; other < one; other++)
            {
                var distance = EditDistance.Between(names[one], names[other]);
                sum += distance;
                digest = unchecked((digest * 1000003) ^ distance);
            }
        }

        return new[] { sum, digest };
    }

    private static ulong Next(ref ulong state)
    {
        state += 0x9E3779B97F4A7C15UL;
        var z = (state ^ (state >> 30)) * 0xBF58476D1CE4E5B9UL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
        return z ^ (z >> 31);
    }
}
