using System.Text;
using System.Text.RegularExpressions;

namespace Bench.Harvester.Cover;

/// <summary>
/// Functions of C and C++, found by braces. Braces in literals, comments and directives do not count; where they still do not match, as in two branches of
/// an <c>#if</c> that open the same block, indentation says which blocks a closing brace ends, and where a function must have ended.
/// </summary>
internal static partial class BracedScope
{
    private const RegexOptions Options = RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking;

    /// <summary>First and last line of the function around a line, from 1: a block that follows a closing parenthesis at the outer level, or inside of classes and namespaces.</summary>
    /// <param name="lines">Lines of the file.</param>
    /// <param name="line">The line, from 1.</param>
    public static (int First, int Last)? Around(string[] lines, int line)
    {
        var open = new Stack<Block>();
        var before = new StringBuilder();
        var start = 0;
        foreach (var (at, code) in CodeOf(lines))
        {
            var indent = code.Length - code.TrimStart().Length;
            for (var column = 0; column < code.Length; column++)
            {
                start = before.Length == 0 ? indent : start;
                var ended = code[column] switch
                {
                    '{' => Open(open, new Block(at, start, Head().IsMatch(before.ToString()))) is { } missed ? (missed.Line, Last: at - 1) : default((int Line, int Last)?),
                    '}' => Close(open, column == indent ? indent : null) is { } closed ? (closed.Line, at) : null,
                    _ => null,
                };
                if (ended is var (first, last) && first <= line && last >= line)
                {
                    return (first, last);
                }

                Continue(before, code[column]);
            }

            // What follows a label is a statement of its own.
            before = code.TrimEnd() is [.., not ':', ':'] ? before.Clear() : before.Append(before.Length == 0 ? "" : " ");
        }

        return null;
    }

    /// <summary>The text of a statement so far, from its first letter on.</summary>
    private static void Continue(StringBuilder before, char next)
    {
        if (next is '{' or '}' or ';')
        {
            before.Clear();
        }
        else if (before.Length > 0 || !char.IsWhiteSpace(next))
        {
            before.Append(next);
        }
    }

    /// <summary>Begins a block. No block within a function stands as far to the left as the function: one that does shows that the function's end was missed, which is returned.</summary>
    private static Block? Open(Stack<Block> open, Block block)
    {
        var missed = open.FirstOrDefault(other => other.Function && other.Indent >= block.Indent);
        while (missed is not null && open.Pop() != missed)
        {
            // What stands in it ends with it.
        }

        open.Push(block with { Function = block.Function && !open.Any(other => other.Function) });
        return missed;
    }

    /// <summary>Ends what a closing brace ends; the function among it, if there is one.</summary>
    /// <param name="open">The open blocks.</param>
    /// <param name="indent">Indentation of a brace that stands first in its line.</param>
    private static Block? Close(Stack<Block> open, int? indent)
    {
        Block? function = null;
        while (indent is not null && open.TryPeek(out var inner) && inner.Indent > indent)
        {
            function = open.Pop() is { Function: true } left ? left : function;
        }

        return open.TryPeek(out var block) && (indent is null || block.Indent == indent) && open.Pop().Function ? block : function;
    }

    /// <summary>Lines without literals, comments and directives.</summary>
    private static IEnumerable<(int At, string Code)> CodeOf(string[] lines)
    {
        var (inComment, inDirective) = (false, false);
        for (var at = 1; at <= lines.Length; at++)
        {
            var text = lines[at - 1].TrimEnd('\r');
            if (inComment)
            {
                var end = text.IndexOf("*/", StringComparison.Ordinal);
                inComment = end < 0;
                text = end < 0 ? "" : text[(end + 2)..];
            }

            inDirective = inDirective || text.TrimStart().StartsWith('#');
            if (inDirective)
            {
                inDirective = text.EndsWith('\\');
                continue;
            }

            var code = Noise().Replace(text, "");
            if (code.IndexOf("/*", StringComparison.Ordinal) is >= 0 and var begin)
            {
                (code, inComment) = (code[..begin], true);
            }

            yield return (at, code);
        }
    }

    /// <summary>An open block.</summary>
    /// <param name="Line">The line of its brace.</param>
    /// <param name="Indent">Indentation of the line that its statement begins on.</param>
    /// <param name="Function">Whether it is a function's body.</param>
    private sealed record Block(int Line, int Indent, bool Function);

    [GeneratedRegex(@"""(\\.|[^""\\])*""|'(\\.|[^'\\])+'|/\*([^*]|\*+[^*/])*\*+/|//.*$", Options)]
    private static partial Regex Noise();

    [GeneratedRegex(@"\)\s*(const|noexcept|override|final|\s)*(:[^:].*)?$", Options)]
    private static partial Regex Head();
}
