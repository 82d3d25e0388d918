using Bench.Contracts.Documents;
using Bench.Contracts.Tasks;
using Bench.Evaluation.Tasks;
using Bench.Harvester.Admit;
using Bench.Harvester.Funnel;
using Bench.Harvester.Measure;

namespace Bench.Harvester.Tests.Measure;

/// <summary>Real sittings of pull requests of the tally sample, whose truth is known.</summary>
public sealed class TallyMeasureTests : MeasureFixture
{
    private static readonly string Samples = Path.Combine(RepositoryFolder.Root, "tasks", "samples");

    private SampleRepository _tally = null!;

    [OneTimeSetUp]
    public async Task CloneTheSample() => _tally = await SampleRepository.OfSampleAsync("tally", Folder);

    [Test]
    public async Task A_planted_speedup_becomes_a_task_that_lint_accepts_and_a_second_harvest_writes_again()
    {
        var options = Quick with { WorkloadFile = Path.Combine(Samples, "workloads", "tally") };
        var first = await HarvestAsync(options, "first");
        var second = await HarvestAsync(options with { Bar = options.Bar with { Sittings = 2 } }, "second");
        var task = Read(first);
        Assert.That(TaskCompleteness.Problems(task), Is.Empty);
        Assert.That(task.Spec.Replays.Single().Speedup.Low, Is.GreaterThan(1.5));
        Assert.That(task.Spec.Replays.Single().Speedup.High, Is.LessThan(30));
        Assert.That(Read(second).Spec.Replays, Has.Length.EqualTo(2));
        Assert.That(Lasting(second), Is.EqualTo(Lasting(first)));
        Assert.That(Files(second), Is.EqualTo(Files(first)));
        Assert.That(task.Spec.Tags, Is.SupersetOf(new[] { "files/1", "layer/src/tally", "workload/file" }));
        Assert.That(task.Spec.Licence, Is.EqualTo("MIT"));
        Assert.That(task.Spec.Provenance!.Stages.Select(note => note.Name), Does.Contain("measure.workload.reach").And.None.StartsWith("build.time"));
    }

    [Test]
    public async Task A_refactoring_shows_no_speedup_whatever_its_body_says()
    {
        const string Grouping = """
            import random
            from tally.table import Table

            def setup(seed, parameters):
                rng = random.Random(seed)
                return Table({"key": [rng.randrange(50) for _ in range(30000)], "value": [rng.random() for _ in range(30000)]})

            def run(table):
                return table.group_by("key")

            def observe(groups):
                return [[key, len(group)] for key, group in groups.items()]
            """;
        var result = await JudgeAsync(
            "647c3e336008b0a3c34e76ec7700285f08bbf609", "d8955cebd4295b0d0006a15f9cac50407c3187e9", Quick with { WorkloadFile = Workload(Grouping) });
        Assert.That(result.Verdict.Reason, Is.EqualTo(MeasureReasons.NoSpeedup), Told(result));
        Assert.That(result.Draft, Is.Null);
    }

    [Test]
    public async Task A_changed_behaviour_is_seen_by_the_answers()
    {
        const string Averages = """
            import random
            from tally.moving import moving_average

            def setup(seed, parameters):
                rng = random.Random(seed)
                return [rng.random() * 10 ** rng.randrange(6) for _ in range(4000)]

            def run(values):
                return moving_average(values, 101)
            """;
        var result = await JudgeAsync(
            "8a8e0f6669c3e8be02692fab8949c4f364e8fcfb", "bbc118744e0e5677375789b61389d36696d813c3", Quick with { WorkloadFile = Workload(Averages) });
        Assert.That(result.Verdict.Reason, Is.EqualTo(MeasureReasons.AnswersDiffer), Told(result));
    }

    [Test]
    public async Task Guarding_tests_serve_last_and_are_marked()
    {
        var result = await JudgeAsync(
            "ac96e941c2a3796ba59f2a4af467edf610c08066", "a4eb227a9ed3b760b447de4f17e8c5b662872359", Quick with { GuardingTests = true });
        // What they show depends on how little of their time the change is; that they run and are told apart does not.
        Assert.That(Told(result), Does.Contain("40 guarding tests").And.Not.Contain(MeasureReasons.WorkloadFailed).And.Not.Contain(MeasureReasons.NotReached));
    }

    private async Task<string> HarvestAsync(MeasureOptions options, string name)
    {
        var candidate = Candidate("ac96e941c2a3796ba59f2a4af467edf610c08066", "a4eb227a9ed3b760b447de4f17e8c5b662872359", 34);
        var change = (await ChangedCode.ReadAsync(candidate, _tally.Git, CancellationToken.None))!;
        var covered = change.Interesting.SelectMany(file => file.Value.Select(line => $"{file.Key}:{line}"));
        candidate = candidate with { Draft = candidate.Draft! with { CoveredLines = [.. covered] } };
        var measured = await JudgeAsync(_tally, candidate, options);
        Assert.That(measured.Verdict.Accepted, Told(measured));
        var tasks = Path.Combine(Folder, name);
        var admit = new AdmitStage(new AdmitPlace(_tally.Identity, _tally.Git), new AdmitOptions(tasks));
        var measuredCandidate = candidate with { Draft = measured.Draft, Verdicts = candidate.Verdicts.Add(measured.Verdict) };
        var admitted = await admit.JudgeAsync(measuredCandidate, new Progress<string>(), CancellationToken.None);
        Assert.That(admitted.Verdict.Accepted, Told(admitted));
        return Path.Combine(tasks, "local__tally-34");
    }

    private Task<StageResult> JudgeAsync(string from, string to, MeasureOptions options) => JudgeAsync(_tally, Candidate(from, to, 1), options);

    private Candidate Candidate(string from, string to, int number)
    {
        var sample = TaskCatalog.Read(Path.Combine(Samples, "sample__tally-34")).Tasks.Values.Single();
        return SomeCandidate.Of(SomeCandidate.Request(number, from, to), SomeCandidate.DraftOf(sample), NewFolder());
    }

    private static LoadedTask Read(string folder) => TaskCatalog.Read(folder) switch
    {
        { Errors: [var error, ..] } => throw new AssertionException(error.ToString()),
        var catalog => catalog.Tasks.Values.Single(),
    };

    /// <summary>The task without its replays, as its file would be.</summary>
    private static string Lasting(string folder) => BenchJson.Document(Read(folder).Spec with { Replays = default, Provenance = Read(folder).Spec.Provenance! with { Stages = [.. Read(folder).Spec.Provenance!.Stages.Where(note => note.Name != "measure")] } });

    private static Dictionary<string, string> Files(string folder) => Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
        .Where(file => Path.GetFileName(file) != TaskSpecReader.FileName).ToDictionary(file => Path.GetRelativePath(folder, file), File.ReadAllText);
}
