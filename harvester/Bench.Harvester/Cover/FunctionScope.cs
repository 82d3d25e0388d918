using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Bench.Harvester.Cover;

/// <summary>Finds the function around a line, and tells lines that do something from those that do not.</summary>
public static partial class FunctionScope
{
    private const RegexOptions Options = RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking;

    /// <summary>First and last line of the body of the function around a line, from 1; null outside of functions.</summary>
    /// <param name="path">Path of the file, for its language.</param>
    /// <param name="lines">Lines of the file.</param>
    /// <param name="line">The line, from 1.</param>
    public static (int First, int Last)? Around(string path, string[] lines, int line) => Path.GetExtension(path) switch
    {
        ".py" or ".pyx" => InPython(lines, line),
        ".cs" => InCSharp(lines, line),
        _ => BracedScope.Around(lines, line),
    };

    /// <summary>Whether a line can be of interest at all: not blank, no comment, no import, more than brackets.</summary>
    public static bool Counts(string path, string text) =>
        text.Any(char.IsLetterOrDigit) && !(Path.GetExtension(path) is ".py" or ".pyx" ? PythonNoise() : BracedNoise()).IsMatch(text);

    private static (int First, int Last)? InPython(string[] lines, int line)
    {
        if (line > lines.Length)
        {
            return null;
        }

        var indent = lines[line - 1].Trim().Length == 0 ? int.MaxValue : Indent(lines[line - 1]);
        var head = PythonHead().IsMatch(lines[line - 1]) ? line : 0;
        for (var at = line - 1; at >= 1 && head == 0 && indent > 0; at--)
        {
            var text = lines[at - 1];
            if (text.Trim().Length == 0 || Indent(text) >= indent || IsContinuation(text))
            {
                continue;
            }

            indent = Indent(text);
            head = PythonHead().IsMatch(text) ? at : 0;
        }

        if (head == 0)
        {
            return null;
        }

        var own = Indent(lines[head - 1]);
        var last = head;
        for (var at = head + 1; at <= lines.Length && (lines[at - 1].Trim().Length == 0 || Indent(lines[at - 1]) > own || IsContinuation(lines[at - 1])); at++)
        {
            last = lines[at - 1].Trim().Length == 0 ? last : at;
        }

        var first = SignatureEnd(lines, head) + 1;
        return first > last ? null : (first, last);
    }

    /// <summary>The line with the colon that ends a signature.</summary>
    private static int SignatureEnd(string[] lines, int head)
    {
        var depth = 0;
        for (var at = head; at <= lines.Length; at++)
        {
            depth += lines[at - 1].Count(c => c is '(' or '[' or '{') - lines[at - 1].Count(c => c is ')' or ']' or '}');
            if (depth <= 0)
            {
                return at;
            }
        }

        return head;
    }

    private static bool IsContinuation(string text) => text.TrimStart() is [')' or ']' or '}', ..] || text.TrimStart().StartsWith('#');

    private static int Indent(string text) => text.Length - text.TrimStart().Length;

    private static (int First, int Last)? InCSharp(string[] lines, int line)
    {
        var tree = CSharpSyntaxTree.ParseText(string.Join('\n', lines));
        var text = tree.GetText();
        if (line > text.Lines.Count)
        {
            return null;
        }

        var span = text.Lines[line - 1].Span;
        var bodies = tree.GetRoot().DescendantNodes().Where(node => node.Parent is BaseMethodDeclarationSyntax or AccessorDeclarationSyntax or BasePropertyDeclarationSyntax
            && node is BlockSyntax or ArrowExpressionClauseSyntax);
        foreach (var body in bodies)
        {
            // The signature counts as the function's, but is never executed itself.
            if (body.Parent!.Span.IntersectsWith(span))
            {
                return (text.Lines.GetLineFromPosition(body.Span.Start).LineNumber + 1, text.Lines.GetLineFromPosition(body.Span.End).LineNumber + 1);
            }
        }

        return null;
    }

    [GeneratedRegex(@"^\s*(async\s+)?def\s|^\s*c?p?def\s.*\).*:", Options)]
    private static partial Regex PythonHead();

    [GeneratedRegex(@"^\s*(#|import\s|from\s+[\w.]+\s+import|@|""""""|'''|(async\s+)?def\s|class\s|else:|try:|finally:)", Options)]
    private static partial Regex PythonNoise();

    [GeneratedRegex(@"^\s*(//|/\*|\*|using\s+(static\s+)?[\w.]+(\s*=.*)?;|namespace\s|#|\[[A-Z]\w*(\(.*\))?\]\s*$|else\s*\{?\s*$|(public|private|protected|internal|static)\s*:)", Options)]
    private static partial Regex BracedNoise();
}
