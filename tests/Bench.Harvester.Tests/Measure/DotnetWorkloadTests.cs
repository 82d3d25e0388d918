using System.Collections.Immutable;
using System.Reflection;
using System.Text.Json;
using Bench.Contracts.Tasks;
using Bench.Harvester.Measure;
using Bench.Harvester.Measure.Sources;
using Bench.Harvester.Measure.Templates;

namespace Bench.Harvester.Tests.Measure;

/// <summary>Benchmarks of BenchmarkDotNet as workloads: found, made to stand alone, compiled and called.</summary>
public sealed class DotnetWorkloadTests
{
    private const string Benchmark = """
        using System;
        using System.Linq;
        using BenchmarkDotNet.Attributes;
        using BenchmarkDotNet.Jobs;

        namespace Acme.Benchmarks;

        [MemoryDiagnoser, GcServer(true)]
        [SimpleJob(RuntimeMoniker.Net80)]
        public class Sorting
        {
            private static readonly Random Shared = new(7);
            private int[] numbers = [];

            [Params(10, 1000)]
            public int Size { get; set; }

            [GlobalSetup]
            public void Fill()
            {
                var random = new Random(42);
                numbers = Enumerable.Range(0, Size).Select(_ => random.Next() ^ Shared.Next()).ToArray();
            }

            [Benchmark(Baseline = true), BenchmarkCategory("sorting")]
            public int[] Sort() => numbers.Order().ToArray();

            [Benchmark]
            [Arguments(3)]
            public long Sum(long factor) => numbers.Sum(number => number * factor);

            public int NoBenchmark() => 0;
        }

        public abstract class Unusable
        {
            [Benchmark]
            public void Nothing()
            {
            }
        }
        """;

    [Test]
    public void Benchmarks_are_found_by_their_attribute() =>
        Assert.That(
            DotnetBenchmarks.Of("bench/Sorting.cs", Benchmark).Select(found => found.Name),
            Is.EqualTo(new[] { "bench/Sorting.cs: Acme.Benchmarks.Sorting.Sort", "bench/Sorting.cs: Acme.Benchmarks.Sorting.Sum" }));

    [Test]
    public void A_benchmark_stands_alone_takes_its_last_parameters_and_depends_on_the_seed()
    {
        var workload = Compile();
        var sorted = (int[])Call(workload, 1, "Sort")!;
        Assert.That(sorted, Has.Length.EqualTo(1000).And.Ordered);
        Assert.That(Call(workload, 1, "Sort"), Is.EqualTo(sorted));
        Assert.That(Call(workload, 2, "Sort"), Is.Not.EqualTo(sorted));
        Assert.That(Call(workload, 1, "Sum"), Is.TypeOf<long>());
    }

    [Test]
    public void The_workload_is_built_as_the_draft_builds_offline()
    {
        ImmutableArray<string> own = ["env", "A=1", "dotnet", "build", "{repo}/X.sln", "-c", "Release", "--no-restore", "-f", "net8.0", "-p:RestoreSources={prepared}/packages"];
        var build = DotnetBuild.With(new BuildSpec([own], ["src/**"]));
        Assert.That(build.Commands[1], Is.EqualTo(new[] { "env", "A=1", "dotnet", "build", "{task}/Workload.csproj", "-c", "Release", "-p:RestoreSources={prepared}/packages", "-p:BenchRepo={repo}" }));
        Assert.That(build.Outputs, Is.EqualTo(new[] { "src/**", ".bench/**" }));
        Assert.That(DotnetBuild.With(build), Is.SameAs(build));
        Assert.That(DotnetBuild.With(null).Commands.Single(), Does.Contain("{task}/Workload.csproj").And.Contain("-p:BenchRepo={repo}"));
    }

    private static byte[] Compile() =>
        CompiledText.Of("Workload", DotnetBenchmarks.Standalone(Benchmark), TemplateFiles.Text(TemplateFiles.DotnetAttributes), TemplateFiles.Text(TemplateFiles.DotnetBenchmark));

    /// <summary>Each sample is a process of its own, with static fields that nobody has used; here it is an assembly of its own.</summary>
    private static object? Call(byte[] assembly, long seed, string function)
    {
        var type = Assembly.Load(assembly).GetType("Workload")!;
        var workload = Activator.CreateInstance(type)!;
        var parameters = new Dictionary<string, JsonElement>
        {
            ["class"] = JsonSerializer.SerializeToElement("Acme.Benchmarks.Sorting"),
            ["function"] = JsonSerializer.SerializeToElement(function),
            ["combination"] = JsonSerializer.SerializeToElement(-1),
        };
        var state = type.GetMethod("Setup")!.Invoke(workload, [seed, parameters]);
        return type.GetMethod("Run")!.Invoke(workload, [state]);
    }
}
