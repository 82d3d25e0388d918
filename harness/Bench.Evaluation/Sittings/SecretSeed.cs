using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;

namespace Bench.Evaluation.Sittings;

/// <summary>
/// The secret that the inputs and the order of a sitting are derived from. It is drawn after every patch is frozen and published after the
/// sitting has ended. One derived value says nothing about the next (HMAC-SHA256).
/// </summary>
/// <param name="Hex">The 32 bytes in lower-case hex.</param>
public sealed record SecretSeed(string Hex)
{
    private const ulong JsonSafeMask = (1UL << 53) - 1;
    private const ulong LongestFiller = 4096;

    /// <summary>Draws a new secret from the system's generator.</summary>
    public static SecretSeed Draw() => new(Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32)));

    /// <summary>Seed of the input of one call, below 2^53; the same for all arms of a rotation.</summary>
    /// <param name="rotation">Number of the rotation; the warm-up ones are negative.</param>
    /// <param name="call">Number of the call within the sample.</param>
    public ulong InputSeed(int rotation, int call) => Derive("input", rotation, call) & JsonSafeMask;

    /// <summary>
    /// Order of the arms in a rotation, as indexes: drawn for every even rotation and mirrored in the odd one after it, so that a drift that
    /// is linear over the two favours no arm.
    /// </summary>
    /// <param name="arms">Number of arms.</param>
    /// <param name="rotation">Number of the rotation.</param>
    public IReadOnlyList<int> Order(int arms, int rotation)
    {
        var drawn = Enumerable.Range(0, arms).OrderBy(arm => Derive("order", rotation >> 1, arm)).ToArray();
        return (rotation & 1) == 0 ? drawn : [.. drawn.Reverse()];
    }

    /// <summary>
    /// Variables that differ between rotations and are the same for all arms of one: the seed of Python's string hashes, and a filler of random
    /// length that moves the stack. Both change timings by chance; drawn anew, the chance is sampled instead of frozen.
    /// </summary>
    /// <param name="rotation">Number of the rotation.</param>
    public ImmutableSortedDictionary<string, string> Variables(int rotation) => ImmutableSortedDictionary.CreateRange(
        StringComparer.Ordinal,
        [
            KeyValuePair.Create("PYTHONHASHSEED", ((uint)Derive("hash", rotation, 0)).ToString(System.Globalization.CultureInfo.InvariantCulture)),
            KeyValuePair.Create("BENCH_FILLER", new string('.', (int)(Derive("filler", rotation, 0) % LongestFiller))),
        ]);

    private ulong Derive(string use, int first, int second)
    {
        Span<byte> hash = stackalloc byte[32];
        var text = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{use}/{first}/{second}");
        HMACSHA256.HashData(Convert.FromHexString(Hex), Encoding.ASCII.GetBytes(text), hash);
        return BinaryPrimitives.ReadUInt64LittleEndian(hash);
    }
}
