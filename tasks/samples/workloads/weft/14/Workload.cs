using System.Text.Json;
using Weft.Text;

/// <summary>Splits long lines, with and without trimming.</summary>
public sealed class Workload
{
    private const int Pieces = 9000;

    public object Setup(long seed, IReadOnlyDictionary<string, JsonElement> parameters)
    {
        var state = unchecked((ulong)seed);
        var pieces = parameters.TryGetValue("pieces", out var said) ? said.GetInt32() : Pieces;
        var text = new System.Text.StringBuilder();
        for (var piece = 0; piece < pieces; piece++)
        {
            var word = Next(ref state);
            text.Append(' ', (int)(word % 3)).Append("abcdefghijklmnop", 0, (int)(word >> 8) & 15).Append((word >> 16) & 4095).Append(' ', (int)(word >> 32) & 1).Append(';');
        }

        return text.ToString();
    }

    /// <summary>The answer holds the number of pieces and a digest of them, for both ways.</summary>
    public object Run(object state)
    {
        var text = (string)state;
        return new[] { Digest(new Splitter(';').Split(text)), Digest(new Splitter(';', SplitterOptions.Trim | SplitterOptions.SkipEmpty).Split(text)) };
    }

    private static long[] Digest(IReadOnlyList<string> pieces)
    {
        var digest = 17L;
        foreach (var piece in pieces)
        {
            digest = unchecked((digest * 1000003) ^ piece.Length);
            foreach (var c in piece)
            {
                digest = unchecked((digest * 31) ^ c);
            }
        }

        return [pieces.Count, digest];
    }

    private static ulong Next(ref ulong state)
    {
        state += 0x9E3779B97F4A7C15UL;
        var z = (state ^ (state >> 30)) * 0xBF58476D1CE4E5B9UL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
        return z ^ (z >> 31);
    }
}
