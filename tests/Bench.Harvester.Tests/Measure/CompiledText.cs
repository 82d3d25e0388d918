using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Bench.Harvester.Tests.Measure;

/// <summary>Compiles what a template says, as the project of a workload would, with what this program itself runs on.</summary>
internal static class CompiledText
{
    private const string Usings = "global using System; global using System.IO; global using System.Linq; global using System.Collections.Generic; global using System.Threading.Tasks;";

    /// <summary>The bytes of an assembly; fails the test where the text does not compile.</summary>
    public static byte[] Of(string name, params IEnumerable<string> texts)
    {
        var references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(':').Select(path => MetadataReference.CreateFromFile(path));
        var compilation = CSharpCompilation.Create(
            name, texts.Prepend(Usings).Select(text => CSharpSyntaxTree.ParseText(text)), references, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        using var stream = new MemoryStream();
        var result = compilation.Emit(stream);
        Assert.That(result.Diagnostics.Where(one => one.Severity == DiagnosticSeverity.Error), Is.Empty);
        return stream.ToArray();
    }
}
