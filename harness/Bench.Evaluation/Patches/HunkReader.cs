using System.Buffers.Text;
using System.Collections.Immutable;
using System.Globalization;
using Bench.Contracts.Outcomes;

namespace Bench.Evaluation.Patches;

/// <summary>
/// Reads the hunks of one section. What a line means follows from counting, never from how it looks: an added line
/// <c>++ b</c> is written <c>+++ b</c> and is still an added line.
/// </summary>
internal sealed class HunkReader(PatchLines lines, PatchLimits limits)
{
    private int _nextOldLine = 1;
    private int _grown;
    private bool _oldEnded = true;
    private bool _newEnded = true;

    public static ReadOnlySpan<byte> Start => "@@ "u8;

    private static ReadOnlySpan<byte> NoNewline => "\\ No newline at end of file"u8;

    /// <summary>Why the section must be refused although its hunks are well formed.</summary>
    public Reason? Problem { get; private set; }

    /// <summary>Reads one hunk; the current line begins it.</summary>
    public Hunk? Read(out Reason? refusal)
    {
        var start = lines.Number;
        if (!Counts(lines.Current, out var oldStart, out var oldCount, out var newStart, out var newCount))
        {
            refusal = Refusal.Malformed(start, "expected a hunk header '@@ -line,count +line,count @@'.");
            return null;
        }

        var hunk = new Hunk(oldStart, oldCount, newStart, newCount, [], start);
        refusal = Misplaced(hunk);
        if (refusal is not null)
        {
            return null;
        }

        lines.Advance();
        var body = Body(oldCount, newCount, out refusal);
        refusal ??= body.All(line => line.Kind == LineKind.Context) ? Refusal.Malformed(start, "the hunk changes nothing.")
            : body[0].Kind != LineKind.Context && hunk.FirstOldLine > 1
                ? Refusal.Malformed(start, "the hunk has no context before its first change, so its place cannot be checked; make the patch with at least one line of context.")
            : null;
        _nextOldLine = hunk.FirstOldLine + oldCount;
        _grown += newCount - oldCount;
        return refusal is null ? hunk with { Lines = body } : null;
    }

    private Reason? Misplaced(Hunk hunk)
    {
        var expected = hunk.FirstOldLine + _grown;
        return hunk.OldCount + hunk.NewCount == 0 ? Refusal.Malformed(hunk.PatchLine, "the hunk is empty.")
            : hunk.OldCount > lines.BytesLeft || hunk.NewCount > lines.BytesLeft ? Refusal.Malformed(hunk.PatchLine, "the hunk declares more lines than the patch has bytes.")
            : hunk.OldStart == 0 && hunk.OldCount > 0 || hunk.NewStart == 0 && hunk.NewCount > 0 ? Refusal.Malformed(hunk.PatchLine, "lines are counted from 1.")
            : hunk.FirstOldLine < _nextOldLine ? Refusal.Malformed(hunk.PatchLine, "the hunk begins before the end of the hunk above.")
            : hunk.FirstNewLine != expected
                ? Refusal.Malformed(hunk.PatchLine, string.Create(CultureInfo.InvariantCulture, $"the hunk begins at line {hunk.FirstNewLine} of the changed file; with the hunks above it would be {expected}."))
            : null;
    }

    private ImmutableArray<HunkLine> Body(int oldLeft, int newLeft, out Reason? refusal)
    {
        var body = ImmutableArray.CreateBuilder<HunkLine>();
        while (oldLeft > 0 || newLeft > 0)
        {
            if (KindOf(oldLeft, newLeft) is not { } kind)
            {
                refusal = lines.AtEnd
                    ? Refusal.Malformed(lines.Number, $"the patch ends inside a hunk; its header promises {Missing(oldLeft, newLeft)}.")
                    : Refusal.Malformed(lines.Number, $"found {Excerpt.Of(lines.Current)} where the hunk's header promises {Missing(oldLeft, newLeft)}.");
                return [];
            }

            oldLeft -= kind == LineKind.Added ? 0 : 1;
            newLeft -= kind == LineKind.Removed ? 0 : 1;
            refusal = Take(kind, body);
            if (refusal is not null)
            {
                return [];
            }
        }

        refusal = null;
        return body.ToImmutable();
    }

    private static string Missing(int oldLeft, int newLeft) =>
        string.Create(CultureInfo.InvariantCulture, $"{oldLeft} more base and {newLeft} more changed lines");

    private LineKind? KindOf(int oldLeft, int newLeft)
    {
        if (lines.AtEnd)
        {
            return null;
        }

        // An empty line is an empty context line whose space was trimmed; git reads it so too.
        return (lines.Current.IsEmpty ? (byte)' ' : lines.Current[0]) switch
        {
            (byte)' ' when oldLeft > 0 && newLeft > 0 => LineKind.Context,
            (byte)'-' when oldLeft > 0 => LineKind.Removed,
            (byte)'+' when newLeft > 0 => LineKind.Added,
            _ => null,
        };
    }

    private Reason? Take(LineKind kind, ImmutableArray<HunkLine>.Builder body)
    {
        var number = lines.Number;
        var text = lines.Current.IsEmpty ? lines.Memory : lines.Memory[1..];
        Problem ??= text.Length > limits.LineBytes ? Refusal.At(ReasonCode.PatchTooLarge, number, string.Create(CultureInfo.InvariantCulture, $"the line has {text.Length} bytes; at most {limits.LineBytes} are allowed."))
            : text.Span.Contains((byte)0) ? Refusal.At(ReasonCode.PatchBinary, number, "the line holds a NUL byte; a patch may change text only.")
            : null;
        lines.Advance();
        var ended = !lines.StartsWith("\\"u8);
        body.Add(new(kind, text, ended));
        var afterLast = kind != LineKind.Added && !_oldEnded || kind != LineKind.Removed && !_newEnded;
        _oldEnded = kind == LineKind.Added ? _oldEnded : ended;
        _newEnded = kind == LineKind.Removed ? _newEnded : ended;
        if (afterLast)
        {
            return Refusal.Malformed(number, "a line follows one that has no newline at the end of its file.");
        }

        if (!ended && !lines.Current.SequenceEqual(NoNewline))
        {
            return Refusal.Malformed(lines.Number, "expected '\\ No newline at end of file'.");
        }

        if (!ended)
        {
            lines.Advance();
        }

        return null;
    }

    private static bool Counts(ReadOnlySpan<byte> line, out int oldStart, out int oldCount, out int newStart, out int newCount)
    {
        (newStart, newCount) = (0, 0);
        var rest = line;
        return Range(ref rest, "@@ -"u8, out oldStart, out oldCount)
            && Range(ref rest, " +"u8, out newStart, out newCount)
            && rest.StartsWith(" @@"u8)
            && (rest.Length == 3 || rest[3] == ' ');
    }

    private static bool Range(ref ReadOnlySpan<byte> rest, ReadOnlySpan<byte> before, out int start, out int count)
    {
        (start, count) = (0, 1);
        if (!rest.StartsWith(before))
        {
            return false;
        }

        rest = rest[before.Length..];
        return Number(ref rest, out start) && (!rest.StartsWith(","u8) || Number(ref rest, out count, skip: 1));
    }

    /// <summary>At most nine digits, so that sums of two stay within 32 bits.</summary>
    private static bool Number(ref ReadOnlySpan<byte> rest, out int value, int skip = 0)
    {
        rest = rest[skip..];
        var digits = rest.IndexOfAnyExceptInRange((byte)'0', (byte)'9');
        value = 0;
        if (digits is < 1 or > 9 || !Utf8Parser.TryParse(rest[..digits], out value, out _))
        {
            return false;
        }

        rest = rest[digits..];
        return true;
    }
}
