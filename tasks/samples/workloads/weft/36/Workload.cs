using System.Runtime.InteropServices;
using System.Text.Json;
using Weft.Checksums;

/// <summary>Checks an archive: the checksum of each entry, and a running one over the heads of all entries.</summary>
public sealed class Workload
{
    private const int HeadBytes = 512;

    private sealed record Archive(byte[] Data, int[] Ends);

    /// <summary>Makes the bytes and where the entries end; entries have many lengths, a few are empty.</summary>
    public object Setup(long seed, IReadOnlyDictionary<string, JsonElement> parameters)
    {
        var data = new byte[parameters["bytes"].GetInt32()];
        var largest = parameters["largestEntry"].GetInt32();
        var state = unchecked((ulong)seed);
        foreach (ref var word in MemoryMarshal.Cast<byte, ulong>(data.AsSpan()))
        {
            word = Next(ref state);
        }

        var ends = new List<int>();
        for (var end = 0; end < data.Length;)
        {
            var size = (int)(Next(ref state) % (uint)largest);
            end = Math.Min(data.Length, end + (size % 64 == 0 ? 0 : size));
            ends.Add(end);
        }

        return new Archive(data, ends.ToArray());
    }

    /// <summary>The answer holds the number of entries, the checksum of the heads and a digest of the entries' checksums.</summary>
    public object Run(object state)
    {
        var archive = (Archive)state;
        var digest = 17L;
        var start = 0;
        var heads = new Crc32();
        foreach (var end in archive.Ends)
        {
            var entry = archive.Data.AsSpan(start, end - start);
            digest = unchecked((digest * 1000003) ^ Crc32.Of(entry));
            heads.Append(entry[..Math.Min(entry.Length, HeadBytes)]);
            start = end;
        }

        return new long[] { archive.Ends.Length, heads.Value, digest };
    }

    private static ulong Next(ref ulong state)
    {
        state += 0x9E3779B97F4A7C15UL;
        var z = (state ^ (state >> 30)) * 0xBF58476D1CE4E5B9UL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
        return z ^ (z >> 31);
    }
}
