using System.Collections.Immutable;
using System.Security.Cryptography;
using Bench.Contracts.Documents;
using Bench.Contracts.Machines;
using Bench.Contracts.Outcomes;
using Bench.Contracts.Predictions;
using Bench.Contracts.Publications;
using Bench.Contracts.Runs;
using Bench.Contracts.SelfChecks;
using Bench.Contracts.Tasks;
using Bench.Scoring.Runs;
using Bench.Scoring.Sittings;

namespace Bench.Tests.Shared.Boards;

/// <summary>Writes the folder of a site with made-up runs in it, as publishing would.</summary>
/// <param name="folder">The folder.</param>
internal sealed class BoardFolder(string folder)
{
    private const string Draft = "draft";
    private const int Doubted = 6;
    private const int Broken = 7;
    private const int Unlucky = 8;
    private const int Kinds = 11;

    private static readonly double NoiseFloor = Math.Log(1.05);

    /// <summary>Writes a run and publishes it.</summary>
    /// <returns>The publication, with the ids of its submissions in the order of the plan.</returns>
    public async Task<Publication> AddAsync(PlannedRun plan, CancellationToken cancellationToken)
    {
        var (results, samples) = Measure(plan);
        var draft = await DraftAsync(Manifest(plan), results, samples, cancellationToken);
        await File.WriteAllLinesAsync(Path.Combine(draft, RunReader.TakenName), Patches(plan).Select(BenchJson.Line), cancellationToken);
        await WriteLogsAsync(plan, draft, cancellationToken);
        return await PublishAsync(Manifest(plan), plan.Day, plan.Level, [.. plan.Submissions.Select(submission => submission.Disclosed)], cancellationToken);
    }

    /// <summary>Writes a run that was imported from another platform's report, and publishes it.</summary>
    /// <returns>The publication.</returns>
    public async Task<Publication> AddAsync(PlannedReport report, CancellationToken cancellationToken)
    {
        await DraftAsync(report.Manifest, report.Results, [], cancellationToken);
        return await PublishAsync(report.Manifest, report.Day, PublicationLevel.SelfReported, [new PublishedSubmission("to-be-found", report.Model)], cancellationToken);
    }

    /// <summary>Writes a task.</summary>
    public async Task AddAsync(TaskSpec task, string expertPatch, CancellationToken cancellationToken)
    {
        var place = Path.Combine(folder, "tasks", task.Id.Value);
        Directory.CreateDirectory(place);
        await File.WriteAllTextAsync(Path.Combine(place, "task.json"), BenchJson.Document(task), cancellationToken);
        await File.WriteAllTextAsync(Path.Combine(place, "expert.patch"), expertPatch, cancellationToken);
        await File.WriteAllTextAsync(Path.Combine(place, "workload.py"), "def setup(seed):\n    return seed\n", cancellationToken);
    }

    /// <summary>Adds a notice.</summary>
    public Task AddAsync(Notice notice, CancellationToken cancellationToken) =>
        File.AppendAllTextAsync(Path.Combine(folder, "notices.jsonl"), BenchJson.Line(notice) + "\n", cancellationToken);

    private async Task<string> DraftAsync(RunManifest manifest, IEnumerable<TaskResult> results, IEnumerable<Sample> samples, CancellationToken cancellationToken)
    {
        var draft = Directory.CreateDirectory(Path.Combine(folder, Draft)).FullName;
        await File.WriteAllTextAsync(Path.Combine(draft, RunReader.ManifestName), BenchJson.Document(manifest), cancellationToken);
        await File.WriteAllLinesAsync(Path.Combine(draft, RunReader.ResultsName), results.Select(BenchJson.Line), cancellationToken);
        await File.WriteAllLinesAsync(Path.Combine(draft, RunReader.SamplesName), samples.Select(BenchJson.Line), cancellationToken);
        return draft;
    }

    private async Task<Publication> PublishAsync(RunManifest manifest, string day, PublicationLevel level, ImmutableArray<PublishedSubmission> submissions, CancellationToken cancellationToken)
    {
        var draft = Path.Combine(folder, Draft);
        var files = Directory.EnumerateFiles(draft, "*", SearchOption.AllDirectories).ToImmutableSortedDictionary(
            path => Path.GetRelativePath(draft, path), path => Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(path))), StringComparer.Ordinal);
        var digest = PublicationIds.RunDigest(files);
        var ids = PublicationIds.Submissions(submissions.Select(submission => submission.Model), digest);
        var publication = new Publication(
            Publication.SchemaName, PublicationIds.Run(manifest, digest), $"{day}T18:00:00Z", level, [.. submissions.Select((submission, i) => submission with { Id = ids[i] })], files);
        await File.WriteAllTextAsync(Path.Combine(draft, Publication.FileName), BenchJson.Document(publication), cancellationToken);
        Directory.CreateDirectory(Path.Combine(folder, "runs"));
        Directory.Move(draft, Path.Combine(folder, "runs", publication.Run));
        return publication;
    }

    private static (ImmutableArray<TaskResult> Results, ImmutableArray<Sample> Samples) Measure(PlannedRun plan)
    {
        var results = ImmutableArray.CreateBuilder<TaskResult>();
        var samples = ImmutableArray.CreateBuilder<Sample>();
        for (var i = 0; i < plan.Tasks.Length; i++)
        {
            var task = TaskId.Parse(plan.Tasks[i]);
            var kinds = plan.Submissions.Select((_, j) => (i + (2 * j) + (i * j)) % Kinds).ToList();
            var arms = plan.Submissions
                .Select((submission, j) => (Arm: ArmOf(j), Skill: submission.Skill + (0.1 * ((((i * 7) + (j * 3)) % 5) - 2)), IsMeasured: kinds[j] is not (Broken or Unlucky)))
                .Where(arm => arm.IsMeasured).Select(arm => (arm.Arm, arm.Skill)).ToList();
            var drawn = DrawnSitting.Of(task, $"sitting-{i + 1}", arms, plan.Rotations, plan.Seed + (ulong)i);
            var analysis = SittingAnalysis.Of(drawn, NoiseFloor);
            samples.AddRange(drawn);
            results.AddRange(plan.Submissions.Select((submission, j) => Result(task, submission, analysis, ArmOf(j), kinds[j])));
        }

        return (results.ToImmutable(), samples.ToImmutable());
    }

    /// <summary>Of eleven results one breaks tests, one meets a fault, and one is looked at by a person.</summary>
    private static TaskResult Result(TaskId task, PlannedSubmission submission, SittingAnalysis analysis, string arm, int kind)
    {
        var model = submission.Disclosed.Model;
        return kind switch
        {
            Broken => Ended(task, model, OutcomeKind.Failed, ReasonCode.TestRegression, $"1 of 3 guarding tests fails: {submission.Words}") with
            {
                Parity = new ParitySummary(2, 1, 0, [$"tests::{OneLine(submission.Words)}"], [], []),
                Arm = arm,
                Attainment = 0,
            },
            Unlucky => Ended(task, model, OutcomeKind.Fault, ReasonCode.InfraError, "the disk was full"),
            _ => MeasuredResult.Of(
                Ended(task, model, OutcomeKind.Equal, ReasonCode.GoldSimilarity, "") with { Parity = new ParitySummary(3, 0, 0, [], [], []) },
                analysis,
                analysis.Arm(arm)!,
                kind == Doubted ? [new Reason(ReasonCode.GoldSimilarity, Phase.Ingest, $"looks like the expert's: {submission.Words}")] : []),
        };
    }

    private static TaskResult Ended(TaskId task, string model, OutcomeKind outcome, ReasonCode code, string detail) =>
        new(task, model, 0, $"key {model} {task}", outcome, [code], [new Reason(code, Phase.Tests, detail)], SandboxKind.Docker, []);

    private static IEnumerable<Prediction> Patches(PlannedRun plan) =>
        from submission in plan.Submissions
        from task in plan.Tasks
        let words = OneLine(submission.Words)
        select new Prediction(
            task,
            $"diff --git a/src/tool.py b/src/tool.py\n--- a/src/tool.py\n+++ b/src/tool.py\n@@ -1,3 +1,4 @@\n def run(items):\n-    return slow(items)\n+    # {words}\n+    return fast(items)\n \n",
            submission.Disclosed.Model);

    private static async Task WriteLogsAsync(PlannedRun plan, string draft, CancellationToken cancellationToken)
    {
        foreach (var (submission, arm) in plan.Submissions.Select((submission, i) => (submission, ArmOf(i))))
        {
            var place = Path.Combine(draft, "logs", plan.Tasks[0], arm);
            Directory.CreateDirectory(place);
            await File.WriteAllTextAsync(Path.Combine(place, "build.log"), $"building\n{submission.Words}\ndone\n", cancellationToken);
        }
    }

    private static string ArmOf(int submission) => $"candidate-{submission + 1}";

    private static string OneLine(string words) => new([.. words.Where(character => !char.IsControl(character))]);

    private static RunManifest Manifest(PlannedRun plan) => new(
        RunManifest.SchemaName,
        "0.1.0",
        "1",
        "1",
        $"{plan.Day}T12:00:00Z",
        new SandboxLevel(SandboxKind.Docker, []),
        new Fingerprint("Example CPU", "6/85/7", 2, 2, [[0], [1]], 1, "performance", false, 8192, 0, "6.1.0", "Debian 12", 1, null, "20.10", "tsc", "madvise", "2"),
        plan.MachineClass,
        RunGrade.Scoring,
        NoiseFloor,
        plan.Tasks.ToImmutableSortedDictionary(task => task, _ => new string('1', 64), StringComparer.Ordinal),
        new string('2', 64),
        plan.Tasks.ToImmutableSortedDictionary(task => task, _ => "sha256:" + new string('3', 64), StringComparer.Ordinal),
        Enumerable.Range(1, plan.Tasks.Length).ToImmutableSortedDictionary(i => $"sitting-{i}", _ => new string('f', 16), StringComparer.Ordinal),
        new SelfCheckNote($"{plan.Day}T06:00:00Z", plan.MachineClass, NoiseFloor, 201, 1, 9),
        Sittings: Enumerable.Range(1, plan.Tasks.Length).ToImmutableSortedDictionary(i => $"sitting-{i}", i => new SittingConditions(0.01, 1 + (0.01 * i)), StringComparer.Ordinal));
}
