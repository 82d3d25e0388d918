using System.Collections.Immutable;

namespace Bench.Evaluation.Patches;

/// <summary>A run of changed lines with its context. The counts agree with the lines: the reader has counted them.</summary>
/// <param name="OldStart">First line in the base file, from 1; with no old lines, the line before the place.</param>
/// <param name="OldCount">Context and removed lines.</param>
/// <param name="NewStart">First line in the changed file, from 1; with no new lines, the line before the place.</param>
/// <param name="NewCount">Context and added lines.</param>
/// <param name="Lines">The lines in order.</param>
/// <param name="PatchLine">Line of the patch that the hunk begins on, from 1.</param>
public sealed record Hunk(int OldStart, int OldCount, int NewStart, int NewCount, ImmutableArray<HunkLine> Lines, int PatchLine)
{
    /// <summary>Line of the base file, from 1, that the hunk's first line stands on or would stand on.</summary>
    public int FirstOldLine => OldCount == 0 ? OldStart + 1 : OldStart;

    /// <summary>Line of the changed file, from 1, that the hunk's first line stands on or would stand on.</summary>
    public int FirstNewLine => NewCount == 0 ? NewStart + 1 : NewStart;
}
