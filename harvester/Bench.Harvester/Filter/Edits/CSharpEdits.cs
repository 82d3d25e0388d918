using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Bench.Harvester.Filter.Edits;

/// <summary>
/// Compares C# by the tokens of its syntax trees: comments and white space are no tokens, and a name that a member declares for itself becomes its number in order
/// of appearance. Directives and what they switch off count, apart from regions, warnings and nullability.
/// </summary>
internal static class CSharpEdits
{
    private static readonly CSharpParseOptions Options = new(LanguageVersion.Preview, DocumentationMode.None);

    /// <summary>True for C#.</summary>
    public static bool Reads(string path) => path.EndsWith(".cs", StringComparison.OrdinalIgnoreCase);

    /// <summary>Compares a file.</summary>
    public static EditKind Compare(EditPair pair) => Tokens(pair.Old).SequenceEqual(Tokens(pair.New), StringComparer.Ordinal) ? EditKind.Cosmetic : EditKind.Meaningful;

    private static List<string> Tokens(byte[] source)
    {
        var root = CSharpSyntaxTree.ParseText(Encoding.UTF8.GetString(source), Options).GetRoot();
        var names = new Dictionary<SyntaxNode, Dictionary<string, string?>>();
        var tokens = new List<string>();
        foreach (var token in root.DescendantTokens())
        {
            if (token.HasLeadingTrivia)
            {
                tokens.AddRange(token.LeadingTrivia.Where(IsDirective).Select(static trivia => string.Join(' ', trivia.ToFullString().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))));
            }

            tokens.Add(Written(token, names));
        }

        return tokens;
    }

    private static bool IsDirective(SyntaxTrivia trivia) =>
        trivia.IsKind(SyntaxKind.DisabledTextTrivia)
        || (trivia.IsDirective && !trivia.IsKind(SyntaxKind.RegionDirectiveTrivia) && !trivia.IsKind(SyntaxKind.EndRegionDirectiveTrivia)
            && !trivia.IsKind(SyntaxKind.PragmaWarningDirectiveTrivia) && !trivia.IsKind(SyntaxKind.NullableDirectiveTrivia));

    private static string Written(SyntaxToken token, Dictionary<SyntaxNode, Dictionary<string, string?>> names)
    {
        if (!token.IsKind(SyntaxKind.IdentifierToken) || IsMemberName(token) || MemberOf(token) is not { } member)
        {
            return token.Text;
        }

        if (!names.TryGetValue(member, out var locals))
        {
            names[member] = locals = LocalsOf(member);
        }

        if (!locals.TryGetValue(token.ValueText, out var written))
        {
            return token.Text;
        }

        return written ?? (locals[token.ValueText] = "local " + locals.Values.Count(static known => known is not null));
    }

    /// <summary>The member whose body holds the token: what it declares is out of reach for everybody else.</summary>
    private static SyntaxNode? MemberOf(SyntaxToken token)
    {
        SyntaxNode? found = null;
        for (var node = token.Parent; node is not null and not BaseTypeDeclarationSyntax; node = node.Parent)
        {
            found = node is BaseMethodDeclarationSyntax or BasePropertyDeclarationSyntax or FieldDeclarationSyntax or GlobalStatementSyntax ? node : found;
        }

        return found;
    }

    /// <summary>The right side of a dot, the name of an argument, a property in an initialiser: names of others.</summary>
    private static bool IsMemberName(SyntaxToken token) => token.Parent switch
    {
        SimpleNameSyntax name when name.Parent is MemberAccessExpressionSyntax access => access.Name == name,
        SimpleNameSyntax name when name.Parent is MemberBindingExpressionSyntax or QualifiedNameSyntax or NameColonSyntax or NameEqualsSyntax => true,
        SimpleNameSyntax name when name.Parent is AssignmentExpressionSyntax { Parent: InitializerExpressionSyntax } assignment => assignment.Left == name,
        GenericNameSyntax => true,
        _ => false,
    };

    private static Dictionary<string, string?> LocalsOf(SyntaxNode member)
    {
        var locals = new Dictionary<string, string?>(StringComparer.Ordinal);
        foreach (var node in member.DescendantNodes())
        {
            var name = node switch
            {
                VariableDeclaratorSyntax { Parent.Parent: not BaseFieldDeclarationSyntax } declared => declared.Identifier,
                SingleVariableDesignationSyntax designation => designation.Identifier,
                ForEachStatementSyntax loop => loop.Identifier,
                CatchDeclarationSyntax caught => caught.Identifier,
                ParameterSyntax { Parent: LambdaExpressionSyntax or ParameterListSyntax { Parent: LambdaExpressionSyntax } } parameter => parameter.Identifier,
                _ => default,
            };
            if (name.ValueText is { Length: > 0 } text)
            {
                locals.TryAdd(text, null);
            }
        }

        return locals;
    }
}
