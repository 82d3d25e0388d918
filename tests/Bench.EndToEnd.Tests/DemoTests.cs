using System.Text.Json.Nodes;

namespace Bench.EndToEnd.Tests;

/// <summary>The bundled predictions come out as what they are, in a real sandbox and on a real engine.</summary>
[TestFixture("bubblewrap")]
[TestFixture("docker")]
public sealed class DemoTests(string sandbox)
{
    private readonly string _run = Path.Combine(BenchProgram.NewFolder(), "run");
    private int _exitCode;
    private string _said = "";

    [OneTimeSetUp]
    [CancelAfter(600_000)]
    public async Task RunTheDemo()
    {
        await BaseImage.MakeAsync(TestContext.CurrentContext.CancellationToken);
        var result = await BenchProgram.RunAsync(BenchProgram.Root, TestContext.CurrentContext.CancellationToken, "demo", "--sandbox", sandbox, "--out", _run);
        (_exitCode, _said) = (result.ExitCode, result.ErrorText + result.OutputText);
    }

    [Test]
    public void It_ends_well_and_says_which_sandbox_it_took()
    {
        Assert.That(_exitCode, Is.Zero, _said);
        Assert.That(_said, Does.Contain($"sandbox {sandbox}, as asked"));
    }

    [TestCase("good", "faster")]
    [TestCase("half", "faster")]
    [TestCase("better", "faster")]
    [TestCase("slower", "slower")]
    public void A_clear_effect_is_seen(string model, string outcome) =>
        Assert.That(RunFiles.Results(_run)[model].Text("outcome"), Is.EqualTo(outcome), _said);

    [TestCase("half", "slower")]
    [TestCase("better", "faster")]
    public void A_clear_difference_from_the_expert_is_seen(string model, string verdict) =>
        Assert.That(RunFiles.Results(_run)[model].Text("againstExpert"), Is.EqualTo(verdict), _said);

    [Test]
    public void A_patch_as_good_as_the_experts_is_neither_better_nor_worse() =>
        Assert.That(RunFiles.Results(_run)["good"].Text("againstExpert"), Is.EqualTo("equal").Or.EqualTo("inconclusive"), _said);

    [Test]
    public void A_change_without_effect_is_neither_faster_nor_slower()
    {
        var result = RunFiles.Results(_run)["unchanged"];
        Assert.That(result.Text("outcome"), Is.EqualTo("equal").Or.EqualTo("inconclusive"), _said);
        Assert.That(result.Code(), Is.EqualTo("NO_MEASURABLE_CHANGE"));
    }

    [TestCase("broken", "TEST_REGRESSION")]
    [TestCase("wrong", "OUTPUT_MISMATCH")]
    [TestCase("unappliable", "PATCH_DOES_NOT_APPLY")]
    public void A_patch_that_fails_is_told_why(string model, string code)
    {
        var result = RunFiles.Results(_run)[model];
        Assert.That(result.Text("outcome"), Is.EqualTo("failed"), _said);
        Assert.That(result.Code(), Is.EqualTo(code));
        Assert.That((double)result["attainment"]!, Is.Zero);
    }

    [Test]
    public void Every_sample_of_a_rotation_has_the_same_seed_and_base_answers_like_control()
    {
        foreach (var rotation in RunFiles.Samples(_run).GroupBy(sample => (sample.Text("sitting"), (int)sample["rotation"]!)))
        {
            Assert.That(rotation.Select(sample => (ulong)sample["seed"]!).Distinct().Count(), Is.EqualTo(1));
            var answers = rotation.Where(sample => sample.Text("kind") is "base" or "control").Select(sample => sample.Text("answerSha256"));
            Assert.That(answers.Distinct().Count(), Is.EqualTo(1));
        }
    }

    [Test]
    [CancelAfter(60_000)]
    public async Task Grading_again_from_the_samples_changes_nothing()
    {
        var before = await File.ReadAllTextAsync(Path.Combine(_run, "results.jsonl"));
        var result = await BenchProgram.RunAsync(_run, TestContext.CurrentContext.CancellationToken, "grade", _run);
        Assert.That(result.ExitCode, Is.Zero, result.ErrorText);
        Assert.That(result.ErrorText, Does.Contain("all as before"));
        Assert.That(await File.ReadAllTextAsync(Path.Combine(_run, "results.jsonl")), Is.EqualTo(before));
    }

    [Test]
    [CancelAfter(60_000)]
    public async Task The_report_as_json_counts_the_outcomes_and_scores_each_model()
    {
        var result = await BenchProgram.RunAsync(_run, TestContext.CurrentContext.CancellationToken, "report", _run, "--format", "json");
        var report = JsonNode.Parse(result.OutputText)!;
        Assert.That((int)report["outcomes"]!["failed"]!, Is.EqualTo(3));
        Assert.That(report["models"]!.AsArray(), Has.Count.EqualTo(8));
        var better = report["models"]!.AsArray().Single(model => model!.Text("model") == "better")!["score"]!;
        Assert.That((double)better["point"]!, Is.EqualTo(1).Within(1e-9));
        Assert.That((double)better["low"]!, Is.LessThanOrEqualTo(1));
    }
}
