using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Bench.SelfCheck;

/// <summary>
/// Words woven into texts and counted again: compiled code with some allocation. The tree says how often the block is done; the answer does
/// not depend on it.
/// </summary>
public sealed class Workload
{
    private const int Words = 2000;
    private const int Distinct = 300;

    /// <summary>Reads how often the block is done, and does it once so that nothing is compiled in the timed part.</summary>
    /// <param name="seed">Seed of the words.</param>
    /// <param name="parameters">None are needed.</param>
    public object Setup(long seed, IReadOnlyDictionary<string, JsonElement> parameters)
    {
        var blocks = int.Parse(File.ReadAllText("blocks.txt"), CultureInfo.InvariantCulture);
        Run((seed, 1));
        return (seed, blocks);
    }

    /// <summary>Does the block again and again.</summary>
    /// <param name="state">What <see cref="Setup"/> gave.</param>
    /// <returns>The answer of the last block.</returns>
    public object Run(object state)
    {
        var (seed, blocks) = ((long, int))state;
        var answer = 0L;
        for (var block = 0; block < blocks; block++)
        {
            answer = Weave((uint)seed);
        }

        return answer;
    }

    private static long Weave(uint seed)
    {
        var text = new StringBuilder();
        for (var word = 0; word < Words; word++)
        {
            seed = (seed * 1664525) + 1013904223;
            text.Append('w').Append((seed >> 16) % Distinct).Append(' ');
        }

        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var word in text.ToString().Split(' '))
        {
            counts[word] = counts.GetValueOrDefault(word) + 1;
        }

        return counts.Sum(count => (long)count.Key.Length * count.Value * count.Value);
    }
}
