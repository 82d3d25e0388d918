using System.Text;

namespace Bench.Harvester.Measure.Templates;

/// <summary>Files that workloads are made of; they lie beside this one and are built into the program.</summary>
internal static class TemplateFiles
{
    /// <summary>The script that looks at a Python workload.</summary>
    public const string Look = "look.py";

    /// <summary>A benchmark of asv or pytest-benchmark as a workload.</summary>
    public const string RepositoryBenchmark = "repository_benchmark.py";

    /// <summary>Guarding tests as a workload.</summary>
    public const string GuardingTests = "guarding_tests.py";

    /// <summary>A class of BenchmarkDotNet as a workload.</summary>
    public const string DotnetBenchmark = "DotnetBenchmark.cs.txt";

    /// <summary>Stand-ins for the attributes of BenchmarkDotNet.</summary>
    public const string DotnetAttributes = "DotnetAttributes.cs.txt";

    /// <summary>Guarding tests of .NET as a workload.</summary>
    public const string DotnetGuardingTests = "DotnetGuardingTests.cs.txt";

    /// <summary>The project that builds a .NET workload.</summary>
    public const string DotnetProject = "Workload.csproj.txt";

    /// <summary>What a workload in C or C++ includes.</summary>
    public const string NativeHeader = "NativeWorkload.h.txt";

    /// <summary>The script that builds a workload in C or C++.</summary>
    public const string NativeScript = "NativeWorkload.sh.txt";

    /// <summary>Reads one.</summary>
    /// <param name="name">Name of the file.</param>
    public static string Text(string name)
    {
        using var stream = typeof(TemplateFiles).Assembly.GetManifestResourceStream($"Templates/{name}") ?? throw new InvalidOperationException($"the program was built without {name}");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }

    /// <summary>One as the bytes of a workload's file.</summary>
    public static ReadOnlyMemory<byte> Bytes(string name) => Encoding.UTF8.GetBytes(Text(name));
}
