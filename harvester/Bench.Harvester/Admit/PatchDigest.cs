using System.Security.Cryptography;
using Bench.Evaluation.Patches;

namespace Bench.Harvester.Admit;

/// <summary>Identity of a change apart from where it was made: its files and its added and removed lines, without context and line numbers.</summary>
public static class PatchDigest
{
    /// <summary>SHA-256 in lower-case hex; null for what is no patch.</summary>
    /// <param name="diff">A git diff without protected paths.</param>
    public static string? Of(ReadOnlyMemory<byte> diff) => PatchReader.Read(diff) is PatchReading.Parsed(var patch) ? Of(patch) : null;

    /// <summary>SHA-256 in lower-case hex.</summary>
    public static string Of(Patch patch)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in patch.Files.OrderBy(file => file.NewPath, StringComparer.Ordinal))
        {
            hash.AppendData(System.Text.Encoding.UTF8.GetBytes($"{file.Kind} {file.NewPath}\n"));
            foreach (var line in file.Hunks.SelectMany(hunk => hunk.Lines).Where(line => line.Kind != LineKind.Context))
            {
                hash.AppendData(line.Kind == LineKind.Added ? "+"u8 : "-"u8);
                hash.AppendData(line.Text.Span);
                hash.AppendData("\n"u8);
            }
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
