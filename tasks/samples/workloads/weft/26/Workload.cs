using System.Runtime.InteropServices;
using System.Text.Json;
using Weft.Csv;

/// <summary>Reads an export of some ten columns and keeps a digest of every field.</summary>
public sealed class Workload
{
    private const int NoteEvery = 40;

    /// <summary>Makes the text: mostly plain fields, some quoted and with doubled quotes, in every fortieth row a long note.</summary>
    public object Setup(long seed, IReadOnlyDictionary<string, JsonElement> parameters)
    {
        var rows = parameters["rows"].GetInt32();
        var columns = parameters["columns"].GetInt32();
        var random = new SplitMix(seed);
        var text = new TextMaker(rows * columns * 96);
        for (var row = 0; row < rows; row++)
        {
            var note = row % NoteEvery == 0 ? (int)(random.Next() % (uint)columns) : -1;
            for (var column = 0; column < columns; column++)
            {
                text.Field(random, isNote: column == note);
                text.Add(column + 1 < columns ? ',' : '\n');
            }
        }

        return text.ToString();
    }

    /// <summary>Reads all rows. The answer holds the numbers of rows and fields and a digest of all characters in their order.</summary>
    public object Run(object state)
    {
        var rows = 0L;
        var fields = 0L;
        var digest = 14695981039346656037UL;
        foreach (var row in new CsvReader().Read((string)state))
        {
            rows++;
            fields += row.Length;
            foreach (var field in row)
            {
                digest = Digest(digest, field);
            }
        }

        return new long[] { rows, fields, unchecked((long)digest) };
    }

    private static ulong Digest(ulong digest, string field)
    {
        digest = (digest ^ (uint)field.Length) * 1099511628211UL;
        var words = MemoryMarshal.Cast<char, ulong>(field.AsSpan());
        foreach (var word in words)
        {
            digest = (digest ^ word) * 1099511628211UL;
            digest ^= digest >> 29;
        }

        foreach (var c in field.AsSpan(words.Length * 4))
        {
            digest = (digest ^ c) * 1099511628211UL;
        }

        return digest ^ (digest >> 32);
    }

    private sealed class SplitMix(long seed)
    {
        private ulong state = unchecked((ulong)seed);

        public uint Next()
        {
            state += 0x9E3779B97F4A7C15UL;
            var z = (state ^ (state >> 30)) * 0xBF58476D1CE4E5B9UL;
            return (uint)((z ^ (z >> 27)) >> 32);
        }
    }

    private sealed class TextMaker(int capacity)
    {
        private const string Letters = "abcdefghijklmnopqrstuvwxyz 0123456789-_.:/ABCDEFGHIJKLMNOPQRSTUV";
        private char[] buffer = new char[capacity];
        private int length;

        public void Add(char c)
        {
            if (length == buffer.Length)
            {
                Array.Resize(ref buffer, buffer.Length * 2);
            }

            buffer[length++] = c;
        }

        public void Field(SplitMix random, bool isNote)
        {
            var size = (int)(random.Next() % 64) + (isNote ? 1400 : 24);
            var quoted = random.Next() % 16 == 0;
            if (quoted)
            {
                Add('"');
            }

            var bits = 0u;
            for (var i = 0; i < size; i++)
            {
                bits = i % 5 == 0 ? random.Next() : bits >> 6;
                Add(Letters[(int)(bits & 63)]);
                if (quoted && i % 9 == 8)
                {
                    Add(i % 2 == 0 ? ',' : '"');
                    if (i % 2 != 0)
                    {
                        Add('"');
                    }
                }
            }

            if (quoted)
            {
                Add('"');
            }
        }

        public override string ToString() => new(buffer, 0, length);
    }
}
