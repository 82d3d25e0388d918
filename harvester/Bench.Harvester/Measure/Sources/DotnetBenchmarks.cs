using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Bench.Harvester.Measure.Sources;

/// <summary>Finds the benchmarks of BenchmarkDotNet in the text of a C# file, and makes the file compile without that library.</summary>
internal static class DotnetBenchmarks
{
    private const string Mark = "Benchmark";

    /// <summary>The benchmarks of classes that can be made without arguments; the class is named as the runtime names it.</summary>
    /// <param name="path">Path of the file.</param>
    /// <param name="text">Its text.</param>
    public static IEnumerable<FoundBenchmark> Of(string path, string text) =>
        from type in CSharpSyntaxTree.ParseText(text).GetCompilationUnitRoot().DescendantNodes().OfType<ClassDeclarationSyntax>()
        where type.TypeParameterList is null && !type.Modifiers.Any(SyntaxKind.AbstractKeyword) && !type.Modifiers.Any(SyntaxKind.StaticKeyword)
        from method in type.Members.OfType<MethodDeclarationSyntax>()
        where method.TypeParameterList is null && method.AttributeLists.SelectMany(list => list.Attributes).Any(attribute => BenchmarkRewriter.NameOf(attribute) == Mark)
        select new FoundBenchmark(path, RuntimeName(type), method.Identifier.Text, Setup(type) + method.ToFullString());

    /// <summary>The file without what only the library understands, and with its random numbers bound to the seed of the call.</summary>
    /// <param name="text">Its text.</param>
    public static string Standalone(string text) =>
        new BenchmarkRewriter().Visit(CSharpSyntaxTree.ParseText(text).GetCompilationUnitRoot()).ToFullString();

    private static string RuntimeName(ClassDeclarationSyntax type)
    {
        var outer = type.Ancestors().OfType<TypeDeclarationSyntax>().Select(owner => owner.Identifier.Text).Reverse();
        var space = type.Ancestors().OfType<BaseNamespaceDeclarationSyntax>().Select(owner => owner.Name.ToString()).Reverse();
        var name = string.Join('+', outer.Append(type.Identifier.Text));
        return string.Join('.', space.Append(name));
    }

    /// <summary>What of a class is not one of its benchmarks: fields and setups say what they are about.</summary>
    private static string Setup(ClassDeclarationSyntax type) => string.Concat(type.Members
        .Where(member => !member.AttributeLists.SelectMany(list => list.Attributes).Any(attribute => BenchmarkRewriter.NameOf(attribute) == Mark))
        .Select(member => member.ToFullString()));
}
