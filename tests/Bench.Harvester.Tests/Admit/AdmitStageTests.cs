using Bench.Contracts.Runs;
using Bench.Contracts.Tasks;
using Bench.Evaluation.Tasks;
using Bench.Harvester.Admit;
using Bench.Harvester.Funnel;
using Bench.Harvester.Mine;

namespace Bench.Harvester.Tests.Admit;

/// <summary>What is written, and what is refused. Nothing is measured here.</summary>
public sealed class AdmitStageTests
{
    private string _folder = "";
    private SampleRepository _repository = null!;
    private IReadOnlyList<string> _commits = [];

    /// <summary>Two pull requests that make the same change: the second after the first was taken back.</summary>
    [SetUp]
    public async Task WriteTheRepository()
    {
        _folder = Path.Combine(TestContext.CurrentContext.WorkDirectory, Guid.NewGuid().ToString("N"));
        var (slow, fast) = (new Dictionary<string, string> { ["tool.py"] = "x = 1\n" }, new Dictionary<string, string> { ["tool.py"] = "x = 2\n" });
        (_repository, _commits) = await SampleRepository.WriteAsync("tool", _folder, slow, fast, slow, fast, new Dictionary<string, string> { ["tests/test_tool.py"] = "y = 1\n" });
    }

    [Test]
    public async Task A_task_has_all_that_was_found_and_is_complete()
    {
        var result = await AdmitAsync(Candidate(1, 0, 1));
        Assert.That(result.Verdict.Accepted, result.Verdict.Detail);
        var task = TaskCatalog.Read(Path.Combine(_folder, "tasks")).Tasks.Values.Single();
        Assert.That(task.Id.Value, Is.EqualTo("local__tool-1"));
        Assert.That(TaskCompleteness.Problems(task), Is.Empty);
        Assert.That(task.Spec.Source.Url, Is.EqualTo(_repository.Identity.Path));
        Assert.That(task.Spec.Provenance!.Signals, Is.EqualTo(new[] { new ProvenanceNote("title", "Make it faster"), new ProvenanceNote("title.word", "'faster'", 2) }));
        Assert.That(task.Spec.Provenance.Stages.Select(note => note.Name), Is.EqualTo(new[] { "filter", "build", "cover", "warning" }));
        Assert.That(task.Spec.Provenance.Stages[^1].Evidence, Is.EqualTo("tests were edited"));
        Assert.That(task.Spec.Licence, Is.EqualTo("NOASSERTION"));
    }

    [Test]
    public async Task The_same_harvest_writes_the_same_bytes_and_is_no_duplicate_of_itself()
    {
        await AdmitAsync(Candidate(1, 0, 1));
        var path = Path.Combine(_folder, "tasks", "local__tool-1", "task.json");
        var first = await File.ReadAllTextAsync(path);
        var again = await AdmitAsync(Candidate(1, 0, 1));
        Assert.That(again.Verdict.Accepted, again.Verdict.Detail);
        Assert.That(await File.ReadAllTextAsync(path), Is.EqualTo(first));
    }

    [Test]
    public async Task The_same_change_once_more_is_a_duplicate()
    {
        await AdmitAsync(Candidate(1, 0, 1));
        var second = await AdmitAsync(Candidate(2, 2, 3));
        Assert.That((second.Verdict.Reason, second.Verdict.Detail), Is.EqualTo((AdmitReasons.Duplicate, $"the task local__tool-1 in {_folder}/tasks has the same expert patch")));
    }

    [Test]
    public async Task A_pull_request_that_is_a_task_elsewhere_is_a_duplicate()
    {
        await AdmitAsync(Candidate(1, 0, 1));
        Directory.Move(Path.Combine(_folder, "tasks"), Path.Combine(_folder, "known"));
        var second = await AdmitAsync(Candidate(1, 0, 1), new AdmitOptions(Path.Combine(_folder, "tasks")) { KnownTasks = [Path.Combine(_folder, "known")] });
        Assert.That(second.Verdict.Reason, Is.EqualTo(AdmitReasons.Duplicate));
        Assert.That(Directory.EnumerateDirectories(Path.Combine(_folder), "tasks").SelectMany(Directory.EnumerateDirectories), Is.Empty);
    }

    [TestCase(31, "the change was taken back by #31")]
    [TestCase(0, "the change was taken back later")]
    public async Task A_change_that_was_taken_back_is_refused(int by, string detail)
    {
        var candidate = Candidate(1, 0, 1);
        var result = await AdmitAsync(candidate with { PullRequest = candidate.PullRequest with { RevertedBy = by } });
        Assert.That((result.Verdict.Reason, result.Verdict.Detail), Is.EqualTo((AdmitReasons.Reverted, detail)));
    }

    [Test]
    public async Task Without_guarding_tests_there_is_no_task()
    {
        var candidate = Candidate(1, 0, 1);
        var result = await AdmitAsync(candidate with { Draft = candidate.Draft! with { Tests = new TestSuite(TestFramework.Unittest) } });
        Assert.That(result.Verdict.Reason, Is.EqualTo(AdmitReasons.Incomplete));
        Assert.That(result.Verdict.Detail, Does.Contain("/tests/guarding: found nothing"));
        Assert.That(Directory.Exists(Path.Combine(_folder, "tasks", "local__tool-1")), Is.False);
    }

    [Test]
    public async Task A_change_of_tests_alone_is_no_task()
    {
        var result = await AdmitAsync(Candidate(1, 3, 4));
        Assert.That(result.Verdict.Reason, Is.EqualTo(AdmitReasons.Incomplete));
    }

    [Test]
    public async Task A_gain_near_the_bar_is_said()
    {
        var candidate = Candidate(1, 0, 1);
        await AdmitAsync(candidate with { Draft = candidate.Draft! with { Replays = [new ReplayRecord("m", new Estimate(1.2, 1.15, 1.25), 10, "2026-01-05")] } });
        Assert.That(
            TaskCatalog.Read(Path.Combine(_folder, "tasks")).Tasks.Values.Single().Spec.Provenance!.Stages.Select(note => note.Evidence),
            Does.Contain("expert's gain within 10 % of the bar"));
    }

    private Candidate Candidate(int number, int from, int to)
    {
        var draft = SomeCandidate.PythonDraft("", "tests.test_tool.Tests::test_it") with
        {
            Workload = new WorkloadSpec(WorkloadRunner.Python, "workload.py"),
            Replays = [new ReplayRecord("m", new Estimate(2, 1.9, 2.1), 10, "2026-01-05")],
            CoveredLines = ["tool.py:1"],
        };
        var request = SomeCandidate.Request(number, _commits[from], _commits[to], files: new ChangedFile("tests/test_tool.py", null, FileChange.Modified, 1, 1));
        var folder = Directory.CreateDirectory(Path.Combine(_folder, "work", $"{number}")).FullName;
        File.WriteAllText(Path.Combine(folder, "workload.py"), "");
        return SomeCandidate.Of(request, draft, folder);
    }

    private Task<StageResult> AdmitAsync(Candidate candidate, AdmitOptions? options = null) =>
        new AdmitStage(new AdmitPlace(_repository.Identity, _repository.Git), options ?? new AdmitOptions(Path.Combine(_folder, "tasks")))
            .JudgeAsync(candidate, new Progress<string>(), CancellationToken.None);
}
