using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Bench.Harvester.Measure;

/// <summary>Says of lines of a source file whether they do something, and in which functions they stand.</summary>
internal static partial class SourceLines
{
    /// <summary>False for blank lines, comments, imports and lone brackets, which no run executes.</summary>
    /// <param name="path">Path of the file; its ending tells the language.</param>
    /// <param name="line">The line.</param>
    public static bool IsCode(string path, string line)
    {
        var text = line.Trim();
        return text.Length > 0 && !(IsPython(path) ? NoPython() : NoBraces()).IsMatch(text);
    }

    /// <summary>Names of the functions and types that hold the lines; none for languages that are not read.</summary>
    /// <param name="path">Path of the file.</param>
    /// <param name="text">Its text.</param>
    /// <param name="lines">Lines from 1.</param>
    public static ImmutableSortedSet<string> Functions(string path, string text, IReadOnlyCollection<int> lines) =>
        IsPython(path) ? [.. PythonFunctions(text.Split('\n'), lines)]
        : path.EndsWith(".cs", StringComparison.Ordinal) ? [.. DotnetFunctions(text, lines)]
        : [];

    private static bool IsPython(string path) => path.EndsWith(".py", StringComparison.Ordinal) || path.EndsWith(".pyx", StringComparison.Ordinal);

    /// <summary>By indentation: from each line upwards, every <c>def</c> or <c>class</c> that stands further to the left than all before it.</summary>
    private static IEnumerable<string> PythonFunctions(string[] rows, IEnumerable<int> lines)
    {
        foreach (var line in lines)
        {
            var indent = int.MaxValue;
            for (var at = line - 1; at >= 0 && indent > 0; at--)
            {
                var row = rows[at];
                var own = row.Length - row.TrimStart().Length;
                if (own < indent && row.Trim().Length > 0 && Definition().Match(row) is { Success: true } found)
                {
                    yield return found.Groups["name"].Value;
                    indent = own;
                }
                else if (at == line - 1)
                {
                    indent = Math.Max(1, own);
                }
            }
        }
    }

    private static IEnumerable<string> DotnetFunctions(string text, IReadOnlyCollection<int> lines)
    {
        var root = CSharpSyntaxTree.ParseText(text).GetCompilationUnitRoot();
        var spans = root.DescendantNodes().OfType<MemberDeclarationSyntax>().Select(member => (Name: NameOf(member), Span: member.GetLocation().GetLineSpan()))
            .Where(member => member.Name.Length > 0).ToList();
        return lines.SelectMany(line => spans.Where(member => member.Span.StartLinePosition.Line < line && line <= member.Span.EndLinePosition.Line + 1).Select(member => member.Name));
    }

    private static string NameOf(MemberDeclarationSyntax member) => member switch
    {
        BaseTypeDeclarationSyntax type => type.Identifier.Text,
        MethodDeclarationSyntax method => method.Identifier.Text,
        ConstructorDeclarationSyntax constructor => constructor.Identifier.Text,
        PropertyDeclarationSyntax property => property.Identifier.Text,
        _ => "",
    };

    [GeneratedRegex(@"^(#|import\s|from\s+\S+\s+import\s|[()\[\]{}:,]+$|@)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex NoPython();

    [GeneratedRegex(@"^(//|/\*|\*|using\s+[\w.=\s]+;|namespace\s|#|[()\[\]{};,]+$)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex NoBraces();

    [GeneratedRegex(@"^\s*(async\s+)?(def|class|cdef|cpdef)\s+(?<name>\w+)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Definition();
}
