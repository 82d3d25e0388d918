using System.Text.Json.Nodes;
using Bench.Sandbox.HostPrograms;

namespace Bench.EndToEnd.Tests;

/// <summary>The sample repositories go through the whole funnel, in containers, and come out as their truth files say.</summary>
/// <param name="repository">Name of the sample.</param>
/// <param name="twice">How many of its tasks are harvested a second time; each takes a minute or more.</param>
/// <param name="flaky">Id of its flaky test.</param>
[TestFixture("tally", 3, "tests.test_sampling.ReservoirTests::test_a_small_sample_touches_both_halves")]
[TestFixture("weft", 2, "Weft.Tests.ShardedCounterTests::Spreads_keys_over_shards")]
public sealed class HarvestTests(string repository, int twice, string flaky)
{
    private readonly string _folder = BenchProgram.NewFolder();
    private string _said = "";
    private JsonArray _funnel = [];

    [OneTimeSetUp]
    [CancelAfter(3_000_000)]
    public async Task HarvestTheRepository()
    {
        var cancellationToken = TestContext.CurrentContext.CancellationToken;
        await BaseImage.MakeAsync(cancellationToken);
        var run = await HarvestAsync("first", cancellationToken);
        _said = run.ErrorText + run.OutputText;
        Assert.That(run.ExitCode, Is.Zero, _said);
        _funnel = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(_folder, "first", "funnel.json"), cancellationToken))!["pullRequests"]!.AsArray();
    }

    [Test]
    public void Every_pull_request_ends_at_the_stage_and_for_the_reason_that_the_truth_names()
    {
        var truth = JsonNode.Parse(File.ReadAllText(Path.Combine(SampleHarvest.Repositories, repository + ".truth.json")))!["pullRequests"]!.AsArray();
        var expected = truth.Select(pull => $"#{pull!["number"]} {pull.Text("title")}: {pull["expected"]!.Text("stage")}, {pull["expected"]!.Text("reason")}");
        var found = _funnel.Select(pull => (Pull: pull!, Last: pull!["verdicts"]!.AsArray()[^1]!))
            .Select(pull => $"#{pull.Pull["number"]} {pull.Pull.Text("title")}: {pull.Last.Text("stage")}, {pull.Last.Text("reason")}");

        Assert.That(found, Is.EquivalentTo(expected), _said);
    }

    [Test]
    public void A_flaky_test_guards_no_task() => Assert.That(Tasks("first").SelectMany(task => task["tests"]!["guarding"]!.AsArray()).Select(test => (string)test!), Has.None.EqualTo(flaky));

    [Test]
    [CancelAfter(300_000)]
    public async Task What_was_admitted_is_complete(CancellationToken cancellationToken)
    {
        var lint = await BenchProgram.RunAsync(BenchProgram.Root, cancellationToken, "tasks", "lint", Path.Combine(_folder, "first", "tasks"));

        Assert.That(lint.ExitCode, Is.Zero, lint.ErrorText);
        Assert.That(lint.OutputText, Does.Contain("tasks fit, 0 do not"));
    }

    [Test]
    [CancelAfter(1_200_000)]
    public async Task A_second_harvest_gives_the_same_tasks_apart_from_times_and_chance(CancellationToken cancellationToken)
    {
        var first = Tasks("first").OrderByDescending(task => task.Text("id"), StringComparer.Ordinal).Take(twice).ToList();
        var run = await HarvestAsync("second", cancellationToken, "--only", string.Join(',', first.Select(task => task.Text("id").Split('-')[^1])));
        Assert.That(run.ExitCode, Is.Zero, run.ErrorText);

        Assert.That(Tasks("second").Select(HarvestedTask.Same), Is.EquivalentTo(first.Select(HarvestedTask.Same)));
        foreach (var id in first.Select(task => task.Text("id")))
        {
            Assert.That(Files("second", id), Is.EquivalentTo(Files("first", id)));
        }
    }

    private Task<HostCommandResult> HarvestAsync(string name, CancellationToken cancellationToken, params string[] more) =>
        SampleHarvest.RunAsync([], repository, Path.Combine(_folder, name), "docker", cancellationToken, more);

    private IEnumerable<JsonNode> Tasks(string name) => SampleHarvest.Tasks(Path.Combine(_folder, name));

    private IEnumerable<string> Files(string name, string id)
    {
        var folder = Path.Combine(_folder, name, "tasks", id);
        return Directory.GetFiles(folder, "*", SearchOption.AllDirectories).Where(file => Path.GetFileName(file) != "task.json")
            .Select(file => $"{Path.GetRelativePath(folder, file)}: {File.ReadAllText(file)}");
    }
}
