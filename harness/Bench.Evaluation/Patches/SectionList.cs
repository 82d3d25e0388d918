using System.Collections.Immutable;
using System.Globalization;
using Bench.Contracts.Outcomes;

namespace Bench.Evaluation.Patches;

/// <summary>
/// Splits a patch into its sections. Text before the first <c>diff --git</c> line is passed over, as in the output of
/// <c>git format-patch</c>, as long as nothing in it could be read as a diff; after the last hunk only blank lines and the
/// mail signature of <c>git format-patch</c> may follow.
/// </summary>
internal static class SectionList
{
    public static ImmutableArray<PatchSection> Read(ReadOnlyMemory<byte> text, PatchLimits limits, out Reason? refusal)
    {
        refusal = text.Length > limits.PatchBytes ? new(ReasonCode.PatchTooLarge, Phase.Ingest, string.Create(CultureInfo.InvariantCulture, $"The patch has {text.Length} bytes; at most {limits.PatchBytes} are allowed."))
            : text.Span.IndexOfAnyExcept((byte)'\n', (byte)'\r', (byte)' ') < 0 ? new(ReasonCode.PatchEmpty, Phase.Ingest, "The patch is empty: it changes nothing.")
            : null;
        if (refusal is not null)
        {
            return [];
        }

        var lines = new PatchLines(text);
        refusal = SkipLeadingText(lines)
            ?? (text.Span[^1] == '\n' ? null : new(ReasonCode.PatchMalformed, Phase.Ingest, "The patch ends in the middle of a line; its last line needs a newline too."));
        var sections = ImmutableArray.CreateBuilder<PatchSection>();
        var reader = new SectionReader(lines, limits);
        while (refusal is null && !lines.AtEnd)
        {
            if (reader.Read(out refusal) is { } section)
            {
                sections.Add(section);
            }

            refusal ??= sections.Count > limits.Files ? Refusal.At(ReasonCode.PatchTooLarge, lines.Number, $"the patch changes more than {limits.Files} files.") : null;
            refusal ??= SkipBetween(lines);
        }

        return sections.ToImmutable();
    }

    private static Reason? SkipLeadingText(PatchLines lines)
    {
        for (; !lines.AtEnd; lines.Advance())
        {
            if (lines.StartsWith(GitHeader.Start))
            {
                return null;
            }

            if (IsDiffLine(lines))
            {
                return Refusal.Malformed(lines.Number, "found a diff without a 'diff --git' line; make the patch with `git diff`, whose output says which files are new, renamed or deleted.");
            }
        }

        return new(ReasonCode.PatchMalformed, Phase.Ingest, "There is no 'diff --git' line; the patch must be the output of `git diff`.");
    }

    private static Reason? SkipBetween(PatchLines lines)
    {
        while (!lines.AtEnd && lines.Current.IsEmpty)
        {
            lines.Advance();
        }

        return lines.AtEnd || lines.StartsWith(GitHeader.Start) ? null
            : lines.Current.SequenceEqual("-- "u8) ? SkipSignature(lines)
            : Refusal.Malformed(lines.Number, $"expected a hunk, a 'diff --git' line or the end, found {Excerpt.Of(lines.Current)}. Check the counts of the hunk above.");
    }

    private static Reason? SkipSignature(PatchLines lines)
    {
        for (; !lines.AtEnd; lines.Advance())
        {
            if (IsDiffLine(lines) || lines.StartsWith(GitHeader.Start))
            {
                return Refusal.Malformed(lines.Number, "another diff follows after the mail signature; send one diff, not a series of commits.");
            }
        }

        return null;
    }

    private static bool IsDiffLine(PatchLines lines) =>
        lines.StartsWith("--- "u8) || lines.StartsWith("+++ "u8) || lines.StartsWith("@@ "u8) || lines.StartsWith("diff --cc "u8) || lines.StartsWith("diff --combined "u8);
}
