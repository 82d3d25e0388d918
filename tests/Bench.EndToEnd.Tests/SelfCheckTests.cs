using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Bench.Contracts.Runs;
using Bench.Contracts.SelfChecks;
using Bench.Evaluation;
using Bench.Evaluation.SelfChecks;
using Bench.Scoring.SelfChecks;

namespace Bench.EndToEnd.Tests;

/// <summary>A short self-check with the real harness, and what an evaluation makes of it. How noisy the machine is decides nothing here.</summary>
[CancelAfter(600_000)]
public sealed class SelfCheckTests
{
    private readonly string _folder = BenchProgram.NewFolder();
    private string _result = "";
    private string _said = "";
    private int _exitCode;

    [OneTimeSetUp]
    [CancelAfter(600_000)]
    public async Task CheckTheMachine()
    {
        _result = Path.Combine(_folder, "check.json");
        var result = await BenchProgram.RunAsync(
            _folder, TestContext.CurrentContext.CancellationToken, "selfcheck", "--sandbox", "bubblewrap", "--comparisons", "7", "--rotations", "8", "--out", _result, "--json");
        (_exitCode, _said) = (result.ExitCode, result.ErrorText + result.OutputText);
    }

    [Test]
    public async Task Every_workload_is_measured_and_the_table_is_computed_from_the_samples_alone(CancellationToken cancellationToken)
    {
        Assert.That(_exitCode, Is.Zero, _said);
        Assert.That(_said, Does.Contain("not kept: it has 9 comparisons"));
        var record = JsonNode.Parse(await File.ReadAllTextAsync(_result, cancellationToken))!;
        Assert.That((int)record["findings"]!["comparisons"]!, Is.EqualTo(9));
        Assert.That(record["findings"]!["workloads"]!.AsArray().Select(workload => workload!.Text("workload")), Is.EqualTo(new[] { "selfcheck__churn-2", "selfcheck__loop-1", "selfcheck__weave-3" }));
        Assert.That(record["grade"]!.GetValue<string>(), Is.EqualTo("development"));

        var again = await BenchProgram.RunAsync(_folder, cancellationToken, "selfcheck", "--from", _result);
        Assert.That(again.ErrorText, Does.Contain("all as before"));
        Assert.That(again.OutputText, Does.Contain("blocks, Welch's t").And.Contain("noise floor").And.Contain("comparisons are too few to tell"));
    }

    [Test]
    public async Task An_arm_does_as_many_blocks_as_its_tree_says_and_answers_the_same(CancellationToken cancellationToken)
    {
        var samples = (await File.ReadAllLinesAsync(Path.ChangeExtension(_result, ".samples.jsonl"), cancellationToken)).Select(line => JsonNode.Parse(line)!).ToList();
        foreach (var rotation in samples.GroupBy(sample => (sample.Text("sitting"), (int)sample["rotation"]!)))
        {
            Assert.That(rotation.Count(), Is.EqualTo(9));
            Assert.That(rotation.Select(sample => sample.Text("answerSha256")).Distinct().Count(), Is.EqualTo(1));
        }
    }

    [Test]
    public async Task An_evaluation_says_that_there_is_none_and_takes_it_when_there_is(CancellationToken cancellationToken)
    {
        string[] call = ["evaluate", "--tasks", Path.Combine(BenchProgram.Samples, "sample__tally-34"), "--predictions", Path.Combine(_folder, "unappliable.jsonl"), "--sandbox"];
        await WriteUnappliableAsync(cancellationToken);
        var without = await BenchProgram.RunAsync(_folder, cancellationToken, [.. call, "process", "--out", "without"]);
        Assert.That(without.ErrorText, Does.Contain("no self-check with this sandbox").Or.Contain("stale").And.Contain("bench selfcheck --sandbox process"));
        var unchecked_ = await ManifestAsync("without", cancellationToken);
        Assert.That((double)unchecked_["noiseFloor"]!, Is.EqualTo(Math.Log(1.10)).Within(1e-12));
        Assert.That(unchecked_["selfCheck"], Is.Null);

        var record = await KeepAsync(cancellationToken);
        var with = await BenchProgram.RunAsync(_folder, cancellationToken, [.. call, "bubblewrap", "--out", "with"]);
        Assert.That(with.ErrorText, Does.Contain("by the self-check of"));
        var manifest = await ManifestAsync("with", cancellationToken);
        Assert.That((double)manifest["noiseFloor"]!, Is.EqualTo(SelfCheckAnalysis.FloorInForce(record.Findings.NoiseFloor)).Within(1e-12));
        Assert.That((int)manifest["selfCheck"]!["comparisons"]!, Is.EqualTo(record.Findings.Comparisons));
    }

    /// <summary>Keeps a self-check of this machine that is long enough: the samples of the short one, again and again.</summary>
    private async Task<SelfCheckRecord> KeepAsync(CancellationToken cancellationToken)
    {
        var (read, samples) = await SelfCheckFiles.ReadAsync(_result, cancellationToken);
        ImmutableArray<Sample> many = [.. from copy in Enumerable.Range(0, 25) from sample in samples select sample with { Sitting = $"{sample.Sitting}-{copy}" }];
        var findings = SelfCheckAnalysis.Of(many);
        var shortfalls = SelfCheckBars.Shortfalls(findings, read.Machine.PhysicalCores, neighbour: false);
        var seeds = many.Select(sample => sample.Sitting).Distinct().ToImmutableSortedDictionary(id => id, _ => new string('0', 64), StringComparer.Ordinal);
        var record = read with { Findings = findings, Shortfalls = shortfalls, Grade = SelfCheckBars.Grade(shortfalls), Seeds = seeds, Sittings = seeds.Count, Rotations = SelfCheckStore.Rotations };
        await new SelfCheckStore(BenchFolders.State).KeepAsync(record, SelfCheckFiles.Lines(many), cancellationToken);
        return record;
    }

    [Test]
    public async Task A_neighbour_of_its_own_is_said_and_the_result_is_not_kept(CancellationToken cancellationToken)
    {
        var result = await BenchProgram.RunAsync(_folder, cancellationToken, "selfcheck", "--sandbox", "bubblewrap", "--comparisons", "3", "--rotations", "8", "--neighbour");
        Assert.That(result.ExitCode, Is.Zero, result.ErrorText);
        Assert.That(result.ErrorText, Does.Contain("a noisy neighbour runs").And.Contain("not kept: a noisy neighbour"));
        Assert.That(result.OutputText, Does.Contain("with a noisy neighbour").And.Contain("this is no check of the machine"));
    }

    [TestCase("--rotations", "9", "even")]
    [TestCase("--rotations", "2", "8 to 400")]
    [TestCase("--comparisons", "0", "from 1")]
    [TestCase("--from", "nothing.json", "no such file")]
    public async Task Wrong_use_is_explained(string option, string value, string said)
    {
        var result = await BenchProgram.RunAsync(_folder, TestContext.CurrentContext.CancellationToken, "selfcheck", option, value);
        Assert.That(result.ExitCode, Is.EqualTo(2));
        Assert.That(result.ErrorText, Does.Contain(said));
    }

    private async Task WriteUnappliableAsync(CancellationToken cancellationToken)
    {
        var lines = await File.ReadAllLinesAsync(Path.Combine(BenchProgram.Samples, "predictions", "tally.jsonl"), cancellationToken);
        var chosen = lines.Where(line => line.Contains("\"unappliable\"", StringComparison.Ordinal) && line.Contains("\"sample__tally-34\"", StringComparison.Ordinal));
        await File.WriteAllLinesAsync(Path.Combine(_folder, "unappliable.jsonl"), chosen, cancellationToken);
    }

    private async Task<JsonNode> ManifestAsync(string run, CancellationToken cancellationToken) =>
        JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(_folder, run, "run.json"), cancellationToken))!;
}
