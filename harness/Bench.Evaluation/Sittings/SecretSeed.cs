using System.Buffers.Binary;
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

    private ulong Derive(string use, int first, int second)
    {
        Span<byte> hash = stackalloc byte[32];
        var text = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{use}/{first}/{second}");
        HMACSHA256.HashData(Convert.FromHexString(Hex), Encoding.ASCII.GetBytes(text), hash);
        return BinaryPrimitives.ReadUInt64LittleEndian(hash);
    }
}
