using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Bench.Repository.Tests.Sources;

/// <summary>A C# source with its syntax tree.</summary>
/// <param name="Path">Path relative to the root.</param>
/// <param name="Root">The tree.</param>
internal sealed record SourceFile(string Path, CompilationUnitSyntax Root)
{
    /// <summary>All sources, parsed once.</summary>
    public static ImmutableArray<SourceFile> All { get; } =
        [.. RepositoryFiles.Sources.AsParallel().AsOrdered().Select(path => new SourceFile(path, CSharpSyntaxTree.ParseText(RepositoryFiles.Text(path)).GetCompilationUnitRoot()))];

    /// <summary>Sources of the programs themselves.</summary>
    public static IEnumerable<SourceFile> Product => All.Where(source => !source.Path.StartsWith("tests/", StringComparison.Ordinal));

    /// <summary>Types that are not inside another type.</summary>
    public IEnumerable<MemberDeclarationSyntax> OuterTypes =>
        Root.DescendantNodes(node => node is not BaseTypeDeclarationSyntax).OfType<MemberDeclarationSyntax>().Where(node => node is BaseTypeDeclarationSyntax or DelegateDeclarationSyntax);

    /// <summary>Number of lines.</summary>
    public int Lines => LinesOf(Root);

    /// <summary>Lines that a node covers, comments before it left out.</summary>
    public static int LinesOf(SyntaxNode node)
    {
        var span = node.SyntaxTree.GetLineSpan(node.Span);
        return span.EndLinePosition.Line - span.StartLinePosition.Line + 1;
    }

    /// <summary>Where a node stands, for a message.</summary>
    public string At(SyntaxNode node) => $"{Path}:{node.SyntaxTree.GetLineSpan(node.Span).StartLinePosition.Line + 1}";
}
