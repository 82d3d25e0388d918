using System.Buffers;
using System.Globalization;
using Bench.Contracts.Outcomes;

namespace Bench.Evaluation.Patches;

/// <summary>
/// Applies the hunks of one section to the bytes of its base file. Every hunk stands exactly where its header says, and
/// every context and removed line equals the base file's, to the byte; a hunk without context after its last change reaches the end of the file.
/// </summary>
internal sealed class HunkApplier
{
    private readonly FileChange _change;
    private readonly ReadOnlyMemory<byte> _base;
    private readonly ArrayBufferWriter<byte> _result;
    private int _position;
    private int _line = 1;

    private HunkApplier(FileChange change, ReadOnlyMemory<byte> baseContent, int size)
    {
        _change = change;
        _base = baseContent;
        _result = new(Math.Max(size, 1));
    }

    /// <summary>Size that the result will have if the hunks fit; known before anything is made.</summary>
    public static long SizeAfter(FileChange change, long baseLength)
    {
        var size = baseLength;
        foreach (var line in change.Hunks.SelectMany(hunk => hunk.Lines))
        {
            size += line.Kind switch
            {
                LineKind.Added => line.Length,
                LineKind.Removed => -line.Length,
                _ => 0,
            };
        }

        return Math.Max(size, 0);
    }

    /// <summary>The changed content, or null with the reason.</summary>
    public static ReadOnlyMemory<byte>? Apply(FileChange change, ReadOnlyMemory<byte> baseContent, out Reason? refusal)
    {
        refusal = null;
        if (change.Hunks.IsEmpty)
        {
            return baseContent;
        }

        var applier = new HunkApplier(change, baseContent, (int)SizeAfter(change, baseContent.Length));
        foreach (var hunk in change.Hunks)
        {
            refusal = applier.Take(hunk);
            if (refusal is not null)
            {
                return null;
            }
        }

        applier._result.Write(applier.Rest);
        return applier._result.WrittenMemory;
    }

    private ReadOnlySpan<byte> Rest => _base.Span[_position..];

    private Reason? Take(Hunk hunk)
    {
        for (; _line < hunk.FirstOldLine; _line++)
        {
            if (Rest.IsEmpty)
            {
                return Misfit(hunk, hunk.FirstOldLine, string.Create(CultureInfo.InvariantCulture, $"the file has {_line - 1} lines"));
            }

            _result.Write(Next(Rest, out _));
            _position += Next(Rest, out _).Length;
        }

        var start = _position;
        foreach (var line in hunk.Lines)
        {
            if (line.Kind != LineKind.Added && Compare(line) is { } difference)
            {
                return Misfit(hunk, _line, difference + Elsewhere(hunk, start));
            }

            Copy(line);
        }

        return hunk.Lines[^1].Kind == LineKind.Context || Rest.IsEmpty
            ? null
            : Misfit(hunk, _line, $"expected the end of the file, because no context follows the last change; found {Excerpt.Of(Text(Rest))}");
    }

    private void Copy(HunkLine line)
    {
        if (line.Kind != LineKind.Removed)
        {
            _result.Write(line.Text.Span);
            _result.Write(line.Ended ? "\n"u8 : default);
        }

        if (line.Kind != LineKind.Added)
        {
            _position += line.Length;
            _line++;
        }
    }

    private string? Compare(HunkLine line)
    {
        var found = Next(Rest, out var ended);
        return found.IsEmpty ? $"expected {Excerpt.Of(line.Text.Span)}, found the end of the file"
            : !Text(found).SequenceEqual(line.Text.Span) ? $"expected {Excerpt.Of(line.Text.Span)}, found {Excerpt.Of(Text(found))}"
            : ended != line.Ended ? $"expected the line {(line.Ended ? "with" : "without")} a newline at its end, found it {(ended ? "with" : "without")} one"
            : null;
    }

    /// <summary>Says where the hunk would fit, to help the writer of the patch; it is never applied there.</summary>
    private string Elsewhere(Hunk hunk, int start)
    {
        var wanted = new ArrayBufferWriter<byte>();
        foreach (var line in hunk.Lines.Where(line => line.Kind != LineKind.Added))
        {
            wanted.Write(line.Text.Span);
            wanted.Write(line.Ended ? "\n"u8 : default);
        }

        var at = _base.Span.IndexOf(wanted.WrittenSpan);
        return at < 0 || at == start || at > 0 && _base.Span[at - 1] != '\n'
            ? ""
            : string.Create(CultureInfo.InvariantCulture, $" (the hunk's lines stand at line {_base.Span[..at].Count((byte)'\n') + 1}; hunks are applied at their own line only)");
    }

    private Reason Misfit(Hunk hunk, int line, string difference) => new(
        ReasonCode.PatchDoesNotApply,
        Phase.Apply,
        string.Create(CultureInfo.InvariantCulture, $"{Excerpt.OfPath(_change.OldPath)} line {line}: {difference} (hunk at patch line {hunk.PatchLine})."));

    /// <summary>The first line of the text with its newline.</summary>
    private static ReadOnlySpan<byte> Next(ReadOnlySpan<byte> text, out bool ended)
    {
        var end = text.IndexOf((byte)'\n');
        ended = end >= 0;
        return ended ? text[..(end + 1)] : text;
    }

    private static ReadOnlySpan<byte> Text(ReadOnlySpan<byte> text)
    {
        var line = Next(text, out var ended);
        return ended ? line[..^1] : line;
    }
}
