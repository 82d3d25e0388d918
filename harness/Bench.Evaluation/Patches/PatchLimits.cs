namespace Bench.Evaluation.Patches;

/// <summary>How large a patch and its result may be. Checked before anything of that size is made.</summary>
/// <param name="PatchBytes">Bytes of the patch.</param>
/// <param name="Files">Sections.</param>
/// <param name="Hunks">Hunks in all sections.</param>
/// <param name="LineBytes">Bytes of one line.</param>
/// <param name="FileBytes">Bytes of one touched file, before or after.</param>
/// <param name="ResultBytes">Bytes of all touched files together, afterwards.</param>
public sealed record PatchLimits(int PatchBytes, int Files, int Hunks, int LineBytes, int FileBytes, long ResultBytes)
{
    /// <summary>For submitted patches: 8 MiB, 2,000 files, 20,000 hunks, lines of 128 KiB, files of 16 MiB, results of 64 MiB.</summary>
    public static PatchLimits Submitted { get; } = new(8 << 20, 2_000, 20_000, 128 << 10, 16 << 20, 64L << 20);

    /// <summary>For diffs that the platform makes itself from a repository's history, before protected paths are dropped.</summary>
    public static PatchLimits Trusted { get; } = new(256 << 20, 100_000, 1_000_000, 16 << 20, 256 << 20, 1L << 30);
}
