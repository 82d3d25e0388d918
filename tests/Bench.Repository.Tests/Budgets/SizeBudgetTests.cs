using Bench.Repository.Tests.Sources;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Bench.Repository.Tests.Budgets;

/// <summary>Sizes that keep a file readable in one go. An offender is split, not excused.</summary>
[TestFixture]
public sealed class SizeBudgetTests
{
    private const int FileLines = 400;
    private const int TypeLines = 300;
    private const int BodyLines = 60;
    private const int Parameters = 6;
    private const int Nesting = 3;
    private const int MedianLines = 80;

    [Test]
    public void No_file_is_longer_than_its_budget()
    {
        None(SourceFile.All.Where(source => source.Lines > FileLines).Select(source => $"{source.Path}: {source.Lines} lines"), $"files over {FileLines} lines");
    }

    [Test]
    public void The_median_file_is_short()
    {
        var lines = SourceFile.Product.Select(source => source.Lines).Order().ToArray();

        Assert.That(lines[lines.Length / 2], Is.LessThan(MedianLines));
    }

    [Test]
    public void No_type_is_longer_than_its_budget()
    {
        None(
            from source in SourceFile.All
            from type in source.Root.DescendantNodes().OfType<TypeDeclarationSyntax>()
            let lines = SourceFile.LinesOf(type)
            where lines > TypeLines
            select $"{source.At(type)}: {type.Identifier} has {lines} lines",
            $"types over {TypeLines} lines");
    }

    [Test]
    public void No_body_is_longer_than_its_budget()
    {
        None(
            from source in SourceFile.All
            from body in Bodies(source.Root)
            let lines = SourceFile.LinesOf(body)
            where lines > BodyLines
            select $"{source.At(body)}: {lines} lines",
            $"bodies over {BodyLines} lines");
    }

    [Test]
    public void No_member_has_more_parameters_than_can_be_read()
    {
        None(
            from source in SourceFile.All
            from list in source.Root.DescendantNodes().OfType<ParameterListSyntax>()
            where list.Parameters.Count > Parameters && list.Parent is not RecordDeclarationSyntax && !IsForeign(list.Parent)
            select $"{source.At(list)}: {list.Parameters.Count} parameters",
            $"parameter lists over {Parameters} (records and foreign functions are exempt)");
    }

    [Test]
    public void No_code_is_nested_deeper_than_can_be_followed()
    {
        None(
            from source in SourceFile.All
            from node in source.Root.DescendantNodes().OfType<StatementSyntax>()
            where Nests(node) && Depth(node) == Nesting + 1
            select $"{source.At(node)}: {Depth(node)} levels",
            $"statements nested over {Nesting} levels");
    }

    [Test]
    public void The_measures_see_what_they_should()
    {
        var code = CSharpSyntaxTree.ParseText("""
            class C
            {
                void M(int a)
                {
                    if (a == 1) { } else if (a == 2)
                    {
                        foreach (var x in new int[1])
                        {
                            while (true) { try { } finally { } }
                        }
                    }
                }
            }
            """).GetCompilationUnitRoot();

        Assert.That(code.DescendantNodes().OfType<StatementSyntax>().Where(Nests).Max(Depth), Is.EqualTo(4));
        Assert.That(Bodies(code).Select(SourceFile.LinesOf), Is.EqualTo(new[] { 9 }));
    }

    /// <summary>Blocks of methods, constructors, accessors and local functions, and the top-level statements of a program.</summary>
    private static IEnumerable<SyntaxNode> Bodies(CompilationUnitSyntax root) => root.DescendantNodes().Where(node =>
        node.Parent is BaseMethodDeclarationSyntax or AccessorDeclarationSyntax or LocalFunctionStatementSyntax && node is BlockSyntax or ArrowExpressionClauseSyntax);

    private static bool IsForeign(SyntaxNode? owner) =>
        owner is MethodDeclarationSyntax method
        && (method.Modifiers.Any(SyntaxKind.ExternKeyword) || method.AttributeLists.SelectMany(list => list.Attributes).Any(attribute => attribute.Name.ToString() == "LibraryImport"));

    private static bool Nests(SyntaxNode node) =>
        node is ForStatementSyntax or CommonForEachStatementSyntax or WhileStatementSyntax or DoStatementSyntax or SwitchStatementSyntax or TryStatementSyntax or LockStatementSyntax
        || (node is IfStatementSyntax && node.Parent is not ElseClauseSyntax);

    private static int Depth(SyntaxNode node) =>
        node.AncestorsAndSelf().TakeWhile(above => above is not (BaseMethodDeclarationSyntax or AccessorDeclarationSyntax or LocalFunctionStatementSyntax)).Count(Nests);

    private static void None(IEnumerable<string> offenders, string what) => Assert.That(string.Join('\n', offenders), Is.Empty, what);
}
