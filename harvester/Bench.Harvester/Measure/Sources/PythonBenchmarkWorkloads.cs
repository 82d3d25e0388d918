using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Bench.Contracts.Tasks;
using Bench.Harvester.Measure.Templates;

namespace Bench.Harvester.Measure.Sources;

/// <summary>
/// The benchmarks of a Python repository that speak of what was changed, nearest first. The task carries a copy of them: what is timed must not
/// depend on files that a candidate can change.
/// </summary>
/// <param name="most">Benchmarks that are offered for one pull request.</param>
public sealed class PythonBenchmarkWorkloads(int most) : IWorkloadSource
{
    private const string AsvSettings = "asv.conf.json";
    private const int MostFiles = 300;
    private const long MostBytes = 2 << 20;

    private static readonly JsonDocumentOptions Loose = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip };

    /// <inheritdoc/>
    public WorkloadOrigin Origin => WorkloadOrigin.Benchmark;

    /// <inheritdoc/>
    public async Task<ImmutableArray<WorkloadProposal>> ProposeAsync(
        WorkloadQuestion question, ImmutableArray<WorkloadRefusal> refused, CancellationToken cancellationToken)
    {
        if (!refused.IsEmpty || question.Draft.Language != "python")
        {
            return [];
        }

        var found = new List<(FoundBenchmark Benchmark, string Kind, string Root)>();
        foreach (var root in await AsvRootsAsync(question, cancellationToken))
        {
            found.AddRange((await FindAsync(question, root, PythonBenchmarks.OfAsv, cancellationToken)).Select(benchmark => (benchmark, "asv", root)));
        }

        var tests = question.Tree.Keys.Where(IsBenchmarkTest).Select(path => Path.GetDirectoryName(path) ?? "").Distinct(StringComparer.Ordinal).ToList();
        foreach (var root in tests)
        {
            found.AddRange((await FindAsync(question, root, PythonBenchmarks.OfPytest, cancellationToken)).Select(benchmark => (benchmark, "pytest", root)));
        }

        var nearest = found.Select(one => (one, Nearness: one.Benchmark.Nearness(question.Change))).Where(one => one.Nearness > 1)
            .OrderByDescending(one => one.Nearness).ThenBy(one => one.one.Benchmark.Name, StringComparer.Ordinal).Take(most).ToList();
        var proposals = ImmutableArray.CreateBuilder<WorkloadProposal>();
        foreach (var ((benchmark, kind, root), _) in nearest)
        {
            if (await CopyAsync(question, root, cancellationToken) is { } files)
            {
                proposals.Add(Proposal(question, benchmark, kind, root, files));
            }
        }

        return proposals.ToImmutable();
    }

    private WorkloadProposal Proposal(
        WorkloadQuestion question, FoundBenchmark benchmark, string kind, string root, ImmutableSortedDictionary<string, ReadOnlyMemory<byte>> files)
    {
        var inside = benchmark.Path[(root.Length == 0 ? 0 : root.Length + 1)..^".py".Length];
        var parameters = new SortedDictionary<string, JsonElement>(StringComparer.Ordinal)
        {
            ["kind"] = Json(kind),
            ["module"] = Json($"{Package(root)}.{inside.Replace('/', '.')}"),
            ["function"] = Json(benchmark.Function),
            ["combination"] = JsonSerializer.SerializeToElement(-1),
        };
        if (benchmark.Class is not null)
        {
            parameters["class"] = Json(benchmark.Class);
        }

        var spec = new WorkloadSpec(
            WorkloadRunner.Python, HandedWorkload.Python, default, ImportFolders.Of(question.Draft, question.Change), parameters.ToImmutableSortedDictionary(StringComparer.Ordinal));
        return new WorkloadProposal(
            Origin, $"{(kind == "asv" ? "asv" : "pytest-benchmark")} {benchmark.Name}", spec, files.Add(HandedWorkload.Python, TemplateFiles.Bytes(TemplateFiles.RepositoryBenchmark)), []);
    }

    /// <summary>Folders of benchmarks that the settings of asv name.</summary>
    private static async Task<ImmutableArray<string>> AsvRootsAsync(WorkloadQuestion question, CancellationToken cancellationToken)
    {
        var settings = question.Tree.Keys.Where(path => Path.GetFileName(path) == AsvSettings).ToList();
        var texts = await question.ReadAsync(settings, cancellationToken);
        return [.. settings.Zip(texts, (path, text) => Root(path, text)).OfType<string>().Distinct(StringComparer.Ordinal)];
    }

    private static string? Root(string settings, byte[] text)
    {
        try
        {
            using var document = JsonDocument.Parse(text, Loose);
            var said = document.RootElement.ValueKind == JsonValueKind.Object && document.RootElement.TryGetProperty("benchmark_dir", out var folder) && folder.ValueKind == JsonValueKind.String
                ? folder.GetString()! : "benchmarks";
            var full = Path.GetFullPath(Path.Combine("/", Path.GetDirectoryName(settings) ?? "", said));
            return full == "/" ? null : full[1..];
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static async Task<IEnumerable<FoundBenchmark>> FindAsync(
        WorkloadQuestion question, string root, Func<string, string, IEnumerable<FoundBenchmark>> find, CancellationToken cancellationToken)
    {
        var paths = Below(question, root);
        var texts = await question.ReadAsync(paths, cancellationToken);
        return paths.Zip(texts, (path, text) => find(path, Encoding.UTF8.GetString(text))).SelectMany(benchmarks => benchmarks);
    }

    /// <summary>The benchmarks' files, for the task's folder; null when they are too many to carry along.</summary>
    private static async Task<ImmutableSortedDictionary<string, ReadOnlyMemory<byte>>?> CopyAsync(WorkloadQuestion question, string root, CancellationToken cancellationToken)
    {
        var paths = Below(question, root);
        var texts = paths.Count <= MostFiles ? await question.ReadAsync(paths, cancellationToken) : [];
        return texts.IsEmpty || texts.Sum(text => (long)text.Length) > MostBytes
            ? null
            : paths.Zip(texts).ToImmutableSortedDictionary(
                file => $"benchmark/{Package(root)}/{file.First[(root.Length == 0 ? 0 : root.Length + 1)..]}", file => (ReadOnlyMemory<byte>)file.Second, StringComparer.Ordinal);
    }

    private static List<string> Below(WorkloadQuestion question, string root) =>
        [.. question.Tree.Keys.Where(path => path.EndsWith(".py", StringComparison.Ordinal) && (root.Length == 0 || path.StartsWith(root + "/", StringComparison.Ordinal)))];

    private static string Package(string root) => root.Length == 0 ? "benchmark" : Path.GetFileName(root);

    /// <summary>A test whose path speaks of benchmarks: reading all tests of a large repository would take longer than it is worth.</summary>
    private static bool IsBenchmarkTest(string path) =>
        path.EndsWith(".py", StringComparison.Ordinal) && path.Contains("bench", StringComparison.OrdinalIgnoreCase)
        && (Path.GetFileName(path).StartsWith("test_", StringComparison.Ordinal) || Path.GetFileName(path).EndsWith("_test.py", StringComparison.Ordinal));

    private static JsonElement Json(string text) => JsonSerializer.SerializeToElement(text);
}
