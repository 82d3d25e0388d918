using System.Text;
using System.Text.Json;
using Weft.Globbing;

/// <summary>Matches file paths against patterns with several stars; some fit, most nearly do.</summary>
public sealed class Workload
{
    private const int Paths = 10000;
    private const string Letters = "abcab_";

    private static readonly string[] Patterns = ["src/**/a*b*c*.cs", "**/*a*b*a*.cs", "src/*/*a*c*_*.cs"];

    public object Setup(long seed, IReadOnlyDictionary<string, JsonElement> parameters)
    {
        var state = unchecked((ulong)seed);
        var count = parameters.TryGetValue("paths", out var said) ? said.GetInt32() : Paths;
        var paths = new string[count];
        for (var path = 0; path < count; path++)
        {
            var text = new StringBuilder("src");
            for (var folder = 0; folder < 3; folder++)
            {
                text.Append('/');
                for (var letter = 0; letter < 10; letter++)
                {
                    text.Append(Letters[(int)(Next(ref state) % (uint)Letters.Length)]);
                }
            }

            paths[path] = text.Append(Next(ref state) % 3 == 0 ? ".cs" : ".csx").ToString();
        }

        return paths;
    }

    /// <summary>The answer holds the number of paths that fit each pattern, and a digest of which ones.</summary>
    public object Run(object state)
    {
        var paths = (string[])state;
        var answer = new long[2 * Patterns.Length];
        for (var pattern = 0; pattern < Patterns.Length; pattern++)
        {
            var glob = new GlobPattern(Patterns[pattern]);
            foreach (var path in paths)
            {
                var fits = glob.IsMatch(path) ? 1L : 0L;
                answer[2 * pattern] += fits;
                answer[(2 * pattern) + 1] = unchecked((answer[(2 * pattern) + 1] * 1000003) + fits);
            }
        }

        return answer;
    }

    private static ulong Next(ref ulong state)
    {
        state += 0x9E3779B97F4A7C15UL;
        var z = (state ^ (state >> 30)) * 0xBF58476D1CE4E5B9UL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
        return z ^ (z >> 31);
    }
}
