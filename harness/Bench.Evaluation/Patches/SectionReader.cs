using System.Buffers;
using System.Collections.Immutable;
using Bench.Contracts.Outcomes;

namespace Bench.Evaluation.Patches;

/// <summary>Reads one section, from its <c>diff --git</c> line to the line after its last hunk.</summary>
internal sealed class SectionReader(PatchLines lines, PatchLimits limits)
{
    private static readonly SearchValues<byte> HexDigits = SearchValues.Create("0123456789abcdef"u8);

    /// <summary>Hunks read so far, in all sections.</summary>
    public int Hunks { get; private set; }

    public PatchSection? Read(out Reason? refusal)
    {
        var head = SectionHead.Read(lines, out refusal);
        if (head is null || SectionNames.Read(head, out refusal) is not { } names || SectionModes.Read(head, out refusal) is not { } modes)
        {
            return null;
        }

        refusal = IndexProblem(head);
        if (refusal is not null)
        {
            return null;
        }

        var change = new FileChange(names.Kind, names.Old, names.New, modes.Old, modes.New, [], head.PatchLine);
        if (lines.StartsWith("GIT binary patch"u8) || lines.StartsWith("Binary files "u8))
        {
            var binary = Refusal.At(ReasonCode.PatchBinary, lines.Number, $"the section of {Excerpt.OfPath(change.NewPath)} is binary; a patch may change text only.");
            SkipBinary();
            return new(change, modes.Forbidden ?? binary);
        }

        var hunks = lines.StartsWith("--- "u8) ? ReadHunks(change, out var problem, out refusal) : NoHunks(out problem);
        change = change with { Hunks = hunks };
        refusal ??= modes.Forbidden is null ? Contradiction(change, head) : null;
        return refusal is null ? new(change, modes.Forbidden ?? problem) : null;
    }

    private static ImmutableArray<Hunk> NoHunks(out Reason? problem)
    {
        problem = null;
        return [];
    }

    private ImmutableArray<Hunk> ReadHunks(FileChange change, out Reason? problem, out Reason? refusal)
    {
        problem = null;
        refusal = SectionNames.Check(lines, "a/"u8, change.Kind == ChangeKind.Added ? null : change.OldPath);
        lines.Advance();
        refusal ??= lines.StartsWith("+++ "u8)
            ? SectionNames.Check(lines, "b/"u8, change.Kind == ChangeKind.Deleted ? null : change.NewPath)
            : Refusal.Malformed(lines.Number, "expected '+++ ' after '--- '.");
        lines.Advance();
        var reader = new HunkReader(lines, limits);
        var hunks = ImmutableArray.CreateBuilder<Hunk>();
        while (refusal is null && (hunks.Count == 0 || lines.StartsWith(HunkReader.Start)))
        {
            if (reader.Read(out refusal) is { } hunk)
            {
                hunks.Add(hunk);
            }

            refusal ??= ++Hunks > limits.Hunks ? Refusal.At(ReasonCode.PatchTooLarge, lines.Number, $"the patch has more than {limits.Hunks} hunks.") : null;
        }

        problem = reader.Problem;
        return hunks.ToImmutable();
    }

    /// <summary>Binary data is never decoded; it ends where the next section begins.</summary>
    private void SkipBinary()
    {
        while (!lines.AtEnd && !lines.StartsWith(GitHeader.Start))
        {
            lines.Advance();
        }
    }

    private static Reason? IndexProblem(SectionHead head)
    {
        if (!head.Has(HeadField.Index))
        {
            return null;
        }

        var ids = head.Value(HeadField.Index);
        var space = ids.IndexOf((byte)' ');
        ids = space < 0 ? ids : ids[..space];
        var dots = ids.IndexOf(".."u8);
        return dots < 0 || !IsId(ids[..dots]) || !IsId(ids[(dots + 2)..])
            ? Refusal.Malformed(head.PatchLine, "expected 'index OLD..NEW' with two object ids in hexadecimal digits.")
            : null;
    }

    private static bool IsId(ReadOnlySpan<byte> text) => text.Length is >= 4 and <= 64 && !text.ContainsAnyExcept(HexDigits);

    private static Reason? Contradiction(FileChange change, SectionHead head) => change switch
    {
        { Kind: ChangeKind.Added, Hunks: [] } when head.Has(HeadField.Index) && !EndsInEmptyBlob(head) =>
            Refusal.Malformed(head.PatchLine, "the section makes a file that is not empty, but its content is missing."),
        { Kind: ChangeKind.Added, Hunks: [{ OldCount: > 0 }, ..] or [_, _, ..] } =>
            Refusal.Malformed(head.PatchLine, "a new file has one hunk, with added lines only."),
        { Kind: ChangeKind.Deleted, Hunks: [{ NewCount: > 0 }, ..] or [_, _, ..] } =>
            Refusal.Malformed(head.PatchLine, "a deleted file has one hunk, with removed lines only."),
        { Kind: ChangeKind.Modified, Hunks: [], NewMode: null } =>
            Refusal.Malformed(head.PatchLine, "the section changes nothing, or its hunks are missing."),
        { Kind: ChangeKind.Renamed or ChangeKind.Copied, Hunks: [] } when head.Has(HeadField.Similarity) && !head.Value(HeadField.Similarity).SequenceEqual("100%"u8) =>
            Refusal.Malformed(head.PatchLine, "the similarity is below 100 %, but the section has no hunks."),
        _ => null,
    };

    /// <summary>The id of the empty blob, SHA-1 or SHA-256, or the beginning of it.</summary>
    private static bool EndsInEmptyBlob(SectionHead head)
    {
        var ids = head.Value(HeadField.Index);
        var id = ids[(ids.IndexOf(".."u8) + 2)..];
        return "e69de29bb2d1d6434b8b29ae775ad8c2e48c5391"u8.StartsWith(id)
            || "473a0f4c3be8a93681a267e3b1e9a7dcda1185436fe141f7749120a303721813"u8.StartsWith(id);
    }
}
