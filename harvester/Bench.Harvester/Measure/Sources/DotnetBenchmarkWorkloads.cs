using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using System.Xml;
using System.Xml.Linq;
using Bench.Contracts.Tasks;
using Bench.Harvester.Measure.Templates;

namespace Bench.Harvester.Measure.Sources;

/// <summary>
/// The benchmarks of a .NET repository that speak of what was changed, nearest first. Their file is compiled with the workload, with stand-ins for
/// the attributes of BenchmarkDotNet: the library itself need not be restored, and a candidate cannot change what is timed.
/// </summary>
/// <param name="most">Benchmarks that are offered for one pull request.</param>
public sealed class DotnetBenchmarkWorkloads(int most) : IWorkloadSource
{
    private const string FileName = "Benchmark.cs";
    private const string AttributesName = "BenchmarkAttributes.cs";

    /// <inheritdoc/>
    public WorkloadOrigin Origin => WorkloadOrigin.Benchmark;

    /// <inheritdoc/>
    public async Task<ImmutableArray<WorkloadProposal>> ProposeAsync(
        WorkloadQuestion question, ImmutableArray<WorkloadRefusal> refused, CancellationToken cancellationToken)
    {
        if (!refused.IsEmpty || question.Draft.Language != "csharp")
        {
            return [];
        }

        var paths = question.Tree.Keys.Where(path => path.EndsWith(".cs", StringComparison.Ordinal) && path.Contains("bench", StringComparison.OrdinalIgnoreCase)).ToList();
        var texts = (await question.ReadAsync(paths, cancellationToken)).Select(Encoding.UTF8.GetString).ToList();
        var nearest = paths.Zip(texts).SelectMany(file => DotnetBenchmarks.Of(file.First, file.Second).Select(benchmark => (Benchmark: benchmark, Text: file.Second)))
            .Select(one => (one.Benchmark, one.Text, Nearness: one.Benchmark.Nearness(question.Change))).Where(one => one.Nearness > 1)
            .OrderByDescending(one => one.Nearness).ThenBy(one => one.Benchmark.Name, StringComparer.Ordinal).Take(most).ToList();
        var proposals = ImmutableArray.CreateBuilder<WorkloadProposal>();
        foreach (var (benchmark, text, _) in nearest)
        {
            proposals.Add(Proposal(question, benchmark, text, await ReferencesAsync(question, benchmark.Path, cancellationToken)));
        }

        return proposals.ToImmutable();
    }

    private WorkloadProposal Proposal(WorkloadQuestion question, FoundBenchmark benchmark, string text, ImmutableArray<string> references)
    {
        var parameters = ImmutableSortedDictionary.CreateRange(
            StringComparer.Ordinal,
            [
                KeyValuePair.Create("class", JsonSerializer.SerializeToElement(benchmark.Class)),
                KeyValuePair.Create("combination", JsonSerializer.SerializeToElement(-1)),
                KeyValuePair.Create("function", JsonSerializer.SerializeToElement(benchmark.Function)),
            ]);
        var files = ImmutableSortedDictionary.CreateRange(
            StringComparer.Ordinal,
            [
                KeyValuePair.Create(HandedWorkload.Dotnet, TemplateFiles.Bytes(TemplateFiles.DotnetBenchmark)),
                KeyValuePair.Create(AttributesName, TemplateFiles.Bytes(TemplateFiles.DotnetAttributes)),
                KeyValuePair.Create(FileName, (ReadOnlyMemory<byte>)Encoding.UTF8.GetBytes(DotnetBenchmarks.Standalone(text))),
                KeyValuePair.Create(WorkloadProposal.ProjectName, DotnetProject.Of(question, references)),
            ]);
        return new WorkloadProposal(
            Origin, $"BenchmarkDotNet {benchmark.Name}", new WorkloadSpec(WorkloadRunner.Dotnet, DotnetProject.Assembly, default, default, parameters), files, []);
    }

    /// <summary>Projects that the benchmark's own project refers to, relative to the tree.</summary>
    private static async Task<ImmutableArray<string>> ReferencesAsync(WorkloadQuestion question, string path, CancellationToken cancellationToken)
    {
        if (DotnetProject.Nearest(question, path) is not { } project)
        {
            return [];
        }

        var text = (await question.ReadAsync([project], cancellationToken))[0];
        try
        {
            using var stream = new MemoryStream(text, writable: false);
            var folder = Path.Combine("/", Path.GetDirectoryName(project) ?? "");
            return
            [
                .. XDocument.Load(stream).Descendants().Where(element => element.Name.LocalName == "ProjectReference")
                    .Select(element => (string?)element.Attribute("Include")).OfType<string>()
                    .Select(include => Path.GetFullPath(Path.Combine(folder, include.Replace('\\', '/')))[1..]).Where(question.Tree.ContainsKey),
            ];
        }
        catch (XmlException)
        {
            return [];
        }
    }
}
