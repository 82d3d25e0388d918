using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Bench.Leaderboard.Patches;

/// <summary>
/// A patch cut into lines for reading. Nothing is checked and nothing is refused: a text that is no patch is shown, too. Inside a hunk the counts
/// of its head say what is content, so that a deleted line <c>-- x</c> is not taken for the head of a file.
/// </summary>
public static partial class PatchText
{
    /// <summary>The lines of a patch.</summary>
    /// <param name="patch">A unified diff; text from outside.</param>
    /// <param name="most">Lines that are read at most.</param>
    public static ImmutableArray<PatchLine> Lines(string patch, int most)
    {
        var lines = ImmutableArray.CreateBuilder<PatchLine>();
        var (old, @new) = (0, 0);
        foreach (var range in patch.AsSpan().Split('\n'))
        {
            var line = patch.AsSpan(range).TrimEnd('\r');
            if (lines.Count == most || (range.End.Value == patch.Length && line.IsEmpty))
            {
                break;
            }

            var read = old > 0 || @new > 0 || line.StartsWith("\\ ") ? Content(line) : Head(line, out old, out @new);
            (old, @new) = read.Kind switch
            {
                PatchLineKind.Context when old + @new > 0 && !line.StartsWith("\\ ") => (old - 1, @new - 1),
                PatchLineKind.Deleted => (old - 1, @new),
                PatchLineKind.Inserted => (old, @new - 1),
                _ => (old, @new),
            };
            lines.Add(read);
        }

        return lines.ToImmutable();
    }

    /// <summary>The lines put together as they are shown.</summary>
    public static IEnumerable<PatchBlock> Blocks(ImmutableArray<PatchLine> lines)
    {
        for (var i = 0; i < lines.Length;)
        {
            var kind = lines[i].Kind;
            var first = Run(lines, i, kind);
            i += first.Length;
            var inserted = kind == PatchLineKind.Deleted ? Run(lines, i, PatchLineKind.Inserted) : [];
            i += inserted.Length;
            yield return kind == PatchLineKind.Inserted ? new PatchBlock(kind, [], first) : new PatchBlock(kind, first, inserted);
        }
    }

    private static ImmutableArray<PatchLine> Run(ImmutableArray<PatchLine> lines, int from, PatchLineKind kind) =>
        [.. lines.Skip(from).TakeWhile(line => line.Kind == kind)];

    private static PatchLine Content(ReadOnlySpan<char> line) => line switch
    {
        ['-', .. var rest] => new PatchLine(PatchLineKind.Deleted, rest.ToString()),
        ['+', .. var rest] => new PatchLine(PatchLineKind.Inserted, rest.ToString()),
        [' ', .. var rest] => new PatchLine(PatchLineKind.Context, rest.ToString()),
        _ => new PatchLine(PatchLineKind.Context, line.ToString()),
    };

    private static PatchLine Head(ReadOnlySpan<char> line, out int old, out int @new)
    {
        (old, @new) = (0, 0);
        var text = line.ToString();
        if (HunkHead().Match(text) is not { Success: true } hunk)
        {
            return new PatchLine(PatchLineKind.File, text);
        }

        (old, @new) = (Count(hunk.Groups["old"]), Count(hunk.Groups["new"]));
        return new PatchLine(PatchLineKind.Place, text);
    }

    private static int Count(Group group) => group.Success && int.TryParse(group.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : 1;

    [GeneratedRegex("^@@ -[0-9]+(,(?<old>[0-9]{1,9}))? \\+[0-9]+(,(?<new>[0-9]{1,9}))? @@", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex HunkHead();
}
