using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Bench.Harvester.Measure.Sources;

/// <summary>
/// Takes out of a benchmark's file what speaks to its runner only (jobs, diagnosers, columns, configurations), and makes each <c>new Random</c>
/// depend on the seed of the call.
/// </summary>
internal sealed class BenchmarkRewriter : CSharpSyntaxRewriter
{
    private const string Library = "BenchmarkDotNet";
    private const string Generator = "Random";

    private static readonly ImmutableArray<string> Endings = ["Job", "Diagnoser", "Column", "Columns", "Exporter", "Count", "Filter", "Validator"];
    private static readonly ImmutableArray<string> Words =
    [
        "BenchmarkCategory", "CategoryDiscoverer", "Config", "EvaluateOverhead", "GcConcurrent", "GcForce", "GcServer", "GroupBenchmarksBy", "HardwareCounters", "InProcess",
        "IterationTime", "LogicalGroupOrderer", "MaxAbsoluteError", "MaxRelativeError", "MinIterationTime", "Orderer", "Outliers", "RunOncePerIteration", "StopOnFirstError", "WakeLock",
    ];

    /// <summary>Namespaces of the library that have stand-ins.</summary>
    private static readonly ImmutableArray<string> Kept = ["BenchmarkDotNet.Attributes", "BenchmarkDotNet.Engines"];

    /// <summary>Name of an attribute without its namespace and the word at its end.</summary>
    public static string NameOf(AttributeSyntax attribute)
    {
        var name = attribute.Name.ToString().Split('.', ':')[^1].Split('<')[0];
        return name.EndsWith("Attribute", StringComparison.Ordinal) ? name[..^"Attribute".Length] : name;
    }

    /// <inheritdoc/>
    public override SyntaxNode? VisitUsingDirective(UsingDirectiveSyntax node)
    {
        var name = node.NamespaceOrType.ToString();
        return name.StartsWith(Library, StringComparison.Ordinal) && !Kept.Contains(name) ? null : node;
    }

    /// <inheritdoc/>
    public override SyntaxNode? VisitAttributeList(AttributeListSyntax node)
    {
        var kept = node.Attributes.Where(attribute => !SpeaksToTheRunner(NameOf(attribute))).ToList();
        return kept.Count == 0 ? null
            : kept.Count == node.Attributes.Count ? base.VisitAttributeList(node)
            : node.WithAttributes(SyntaxFactory.SeparatedList(kept));
    }

    /// <inheritdoc/>
    public override SyntaxNode? VisitObjectCreationExpression(ObjectCreationExpressionSyntax node) =>
        node.Type.ToString().Split('.')[^1] == Generator && node.ArgumentList is { Arguments.Count: <= 1 } arguments
            ? Seeded(node.Type.ToString(), arguments).WithTriviaFrom(node)
            : base.VisitObjectCreationExpression(node);

    /// <inheritdoc/>
    public override SyntaxNode? VisitImplicitObjectCreationExpression(ImplicitObjectCreationExpressionSyntax node) =>
        node.Ancestors().OfType<VariableDeclarationSyntax>().FirstOrDefault() is { } declared && declared.Type.ToString() == Generator && node.ArgumentList.Arguments.Count <= 1
            ? Seeded(Generator, node.ArgumentList).WithTriviaFrom(node)
            : base.VisitImplicitObjectCreationExpression(node);

    private static ExpressionSyntax Seeded(string type, ArgumentListSyntax arguments)
    {
        var own = arguments.Arguments.Count == 0 ? "0" : $"(int)({arguments.Arguments[0]})";
        return SyntaxFactory.ParseExpression($"new {type}(global::BenchSeed.Mix({own}))");
    }

    private static bool SpeaksToTheRunner(string name) => Words.Contains(name) || Endings.Any(ending => name.EndsWith(ending, StringComparison.Ordinal));
}
