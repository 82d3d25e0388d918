using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Bench.Contracts.Documents;
using Bench.Contracts.Publications;
using Bench.Contracts.Runs;
using Bench.Contracts.Tasks;
using Bench.Scoring.Statistics;

namespace Bench.BoardGenerator;

/// <summary>Draws tasks and writes their folders.</summary>
internal static class TaskMaker
{
    private static readonly ImmutableArray<string> Owners = ["quarry", "lantern", "northfield", "acme", "tidewater", "copperleaf", "halyard", "meridian"];
    private static readonly ImmutableArray<string> Projects = ["frames", "parsekit", "gridlib", "signals", "tabular"];
    private static readonly ImmutableArray<string> Licences = ["MIT", "Apache-2.0", "BSD-3-Clause", "MPL-2.0"];
    private static readonly ImmutableArray<string> Verbs = ["Avoid copying", "Cache", "Vectorise", "Index", "Do not sort", "Stream", "Precompute", "Merge passes over"];
    private static readonly ImmutableArray<string> Things = ["rows when filtering", "compiled patterns", "the inner loop of resampling", "lookups by label", "keys that are sorted", "chunks of a large file", "offsets of time zones", "adjacent blocks"];

    /// <summary>Draws all tasks.</summary>
    public static ImmutableArray<MadeTask> Draw(BoardOptions options)
    {
        var random = new SplitMix64(options.Seed * 1_000_003);
        return [.. Enumerable.Range(0, options.Tasks).Select(number => Draw(number, options, random))];
    }

    /// <summary>Writes the folder of a task.</summary>
    public static async Task WriteAsync(MadeTask task, string tasks, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateDirectory(Path.Combine(tasks, task.Spec.Id.Value)).FullName;
        await File.WriteAllTextAsync(Path.Combine(folder, TaskSpecReader.FileName), BenchJson.Document(task.Spec), cancellationToken);
        await File.WriteAllTextAsync(Path.Combine(folder, "workload.py"), "def setup():\n    return list(range(1000))\n\n\ndef workload(rows):\n    return sum(rows)\n", cancellationToken);
        await File.WriteAllTextAsync(Path.Combine(folder, Publication.ExpertPatchName), PatchMaker.Text(task.Spec.Id.Value, new SplitMix64((ulong)task.Spec.Id.Value.Length)), cancellationToken);
    }

    /// <summary>A digest of something that is not there, lower-case hex.</summary>
    public static string Digest(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private static MadeTask Draw(int number, BoardOptions options, SplitMix64 random)
    {
        var owner = Owners[number % Owners.Length];
        var project = Projects[number / Owners.Length % Projects.Length];
        var pull = 100 + (number * 7) + random.NextIndex(7);
        var id = TaskId.Parse(string.Create(CultureInfo.InvariantCulture, $"{owner}__{project}-{pull}"));
        var speedup = Math.Exp(Math.Max(0.02, 0.9 + (0.7 * random.NextNormal())));
        var title = options.Hostile && number % 10 == 3 ? HostileText.Of(number) : $"{Verbs[random.NextIndex(Verbs.Length)]} {Things[random.NextIndex(Things.Length)]}";
        var spec = new TaskSpec(
            TaskSpec.SchemaName,
            id,
            number % 5 == 4 ? "csharp" : "python",
            new TaskSource($"https://example.org/{owner}/{project}.git", Digest($"base {id}")[..40], new ExpertChange(Digest($"expert {id}")[..40], PullRequest: pull)),
            new TaskEnvironment(Host: new HostRequirement(["python3"])),
            new WorkloadSpec(WorkloadRunner.Python, "workload.py"),
            new TestSuite(TestFramework.Pytest, Guarding: [.. Enumerable.Range(1, 12 + random.NextIndex(40)).Select(test => $"tests.test_{project}::test_case_{test}")]),
            Replays: Replays(speedup, random),
            Provenance: new TaskProvenance(
                [new ProvenanceNote("title", title), new ProvenanceNote("label", "performance")],
                [.. Enumerable.Range(10, 3 + random.NextIndex(12)).Select(line => $"src/{project}/core.py:{line}")],
                [new ProvenanceNote("filter", "accept: the title speaks of speed"), new ProvenanceNote("measure", "accept: faster in every sitting")]),
            Licence: Licences[number % Licences.Length],
            Tags: [owner]);
        return new MadeTask(spec, Digest($"task {id}"), 2e7 * Math.Exp(2 + random.NextNormal()), speedup);
    }

    /// <summary>Most experts are seen to be faster again, some not.</summary>
    private static ImmutableArray<ReplayRecord> Replays(double speedup, SplitMix64 random) =>
    [
        .. Enumerable.Range(0, random.NextIndex(3)).Select(replay =>
        {
            var point = random.NextUnit() < 0.15 ? 1.0 : speedup;
            return new ReplayRecord(Digest($"machine {replay}")[..16], new Estimate(point, point * 0.96, point * 1.04), 20, $"2025-1{replay}-15");
        }),
    ];
}
