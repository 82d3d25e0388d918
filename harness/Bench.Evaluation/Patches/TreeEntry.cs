namespace Bench.Evaluation.Patches;

/// <summary>One file or link of a tree.</summary>
/// <param name="Mode">Its kind.</param>
/// <param name="Sha256">Digest of its bytes, or of a link's target, in lower-case hexadecimal digits.</param>
/// <param name="Length">Length in bytes.</param>
public sealed record TreeEntry(EntryMode Mode, string Sha256, long Length)
{
    internal static TreeEntry Of(EntryMode mode, ReadOnlySpan<byte> content) =>
        new(mode, Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(content)), content.Length);
}
