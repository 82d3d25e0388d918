using System.Text.Json.Nodes;
using Bench.Contracts.Documents;
using Bench.Scoring.Runs;

namespace Bench.EndToEnd.Tests;

/// <summary>The receipt: an honest run agrees with its replay, one whose numbers were changed does not.</summary>
[CancelAfter(900_000)]
public sealed class ReplayTests
{
    private static readonly string Sample = Path.Combine(BenchProgram.Samples, "sample__tally-34");
    private string _folder = "";
    private string _run = "";

    [OneTimeSetUp]
    [CancelAfter(600_000)]
    public async Task MakeTheRun()
    {
        _folder = BenchProgram.NewFolder();
        _run = Path.Combine(_folder, "run");
        var lines = (await File.ReadAllLinesAsync(Path.Combine(BenchProgram.Samples, "predictions", "tally.jsonl")))
            .Where(line => (string)JsonNode.Parse(line)!["instance_id"]! == "sample__tally-34" && (string)JsonNode.Parse(line)!["model_name_or_path"]! is "good" or "unappliable");
        var predictions = Path.Combine(_folder, "predictions.jsonl");
        await File.WriteAllLinesAsync(predictions, lines);
        var result = await BenchProgram.RunAsync(
            _folder, TestContext.CurrentContext.CancellationToken, "evaluate", "--tasks", Sample, "--predictions", predictions, "--out", _run, "--sandbox", "bubblewrap", "--rotations", "10");
        Assert.That(result.ExitCode, Is.EqualTo(1), result.ErrorText);
    }

    [Test]
    public async Task An_honest_measurement_agrees_with_its_replay(CancellationToken cancellationToken)
    {
        var target = Path.Combine(_folder, "again");
        var result = await BenchProgram.RunAsync(_folder, cancellationToken, "replay", _run, "sample__tally-34", "--model", "good", "--rotations", "10", "--out", target, "--json");
        Assert.That(result.ExitCode, Is.Zero, result.ErrorText + result.OutputText);
        var report = JsonNode.Parse(result.OutputText)!;
        Assert.That((bool)report["agrees"]!, Is.True);
        Assert.That(report["differences"]!.AsArray(), Is.Empty);
        Assert.That(RunFiles.Samples(target), Is.Not.Empty);
        Assert.That((string)report["now"]!["sitting"]!, Is.Not.EqualTo((string)report["recorded"]!["sitting"]!));
    }

    [Test]
    public async Task Halved_times_in_results_and_samples_disagree(CancellationToken cancellationToken)
    {
        var tampered = await TamperAsync("halved", cancellationToken);
        var result = await BenchProgram.RunAsync(_folder, cancellationToken, "replay", tampered, "sample__tally-34", "--model", "good", "--rotations", "10");
        Assert.That(result.ExitCode, Is.EqualTo(1), result.ErrorText + result.OutputText);
        Assert.That(result.OutputText, Does.Contain("DISAGREE").And.Contain("replays"));
        Assert.That(result.OutputText, Does.Match("numbers follow from the samples *│ yes"), "whoever changes both files is found by measuring alone");
    }

    [Test]
    public async Task A_failure_is_replayed_too(CancellationToken cancellationToken)
    {
        var result = await BenchProgram.RunAsync(_folder, cancellationToken, "replay", _run, "sample__tally-34", "--model", "unappliable", "--out", Path.Combine(_folder, "failure"));
        Assert.That(result.ExitCode, Is.Zero, result.ErrorText);
        Assert.That(result.OutputText, Does.Contain("PATCH_DOES_NOT_APPLY"));
    }

    [TestCase("sample__nothing-1", "", "holds no result of the task 'sample__nothing-1'; it holds sample__tally-34")]
    [TestCase("sample__tally-34", "", "say --model with one of")]
    [TestCase("sample__tally-34", "--model nobody", "holds no result of 'nobody'")]
    [TestCase("sample__tally-34", "--model good --attempt 7", "holds no attempt 7; it holds 0")]
    [TestCase("sample__tally-34", "--model good --tasks /nonexistent", "Say with --tasks where it lies")]
    [TestCase("sample__tally-34", "--model good --out {run}", "holds a run already")]
    public async Task A_wrong_call_is_told_what_there_is(string task, string options, string words)
    {
        var result = await BenchProgram.RunAsync(
            _folder, TestContext.CurrentContext.CancellationToken, ["replay", _run, task, .. options.Replace("{run}", _run).Split(' ', StringSplitOptions.RemoveEmptyEntries)]);
        Assert.That(result.ErrorText, Does.Contain(words));
        Assert.That(result.ExitCode, Is.EqualTo(2));
    }

    [Test]
    public async Task A_task_that_was_changed_is_refused(CancellationToken cancellationToken)
    {
        var changed = Directory.CreateDirectory(Path.Combine(_folder, "changed")).FullName;
        foreach (var file in Directory.EnumerateFiles(Sample))
        {
            File.Copy(file, Path.Combine(changed, Path.GetFileName(file)));
        }

        await File.AppendAllTextAsync(Path.Combine(changed, "workload.py"), "\n# changed\n", cancellationToken);
        var result = await BenchProgram.RunAsync(_folder, cancellationToken, "replay", _run, "sample__tally-34", "--model", "good", "--tasks", changed);
        Assert.That(result.ErrorText, Does.Contain("is not what was measured").And.Contain("--anyway"));
        Assert.That(result.ExitCode, Is.EqualTo(2));
    }

    /// <summary>A copy of the run in which the candidate took half the time, with results graded from it: consistent, and wrong.</summary>
    private async Task<string> TamperAsync(string name, CancellationToken cancellationToken)
    {
        var copy = Directory.CreateDirectory(Path.Combine(_folder, name)).FullName;
        foreach (var file in Directory.EnumerateFiles(_run, "*.json*"))
        {
            File.Copy(file, Path.Combine(copy, Path.GetFileName(file)));
        }

        var stored = await StoredRun.ReadAsync(copy, cancellationToken);
        var arm = stored.Results.Single(result => result.Model == "good").Arm;
        var halved = stored.Samples.Values.SelectMany(samples => samples)
            .Select(sample => sample.Arm == arm ? sample with { CallNanoseconds = sample.CallNanoseconds / 2, CpuNanoseconds = sample.CpuNanoseconds / 2 } : sample);
        await File.WriteAllLinesAsync(Path.Combine(copy, "samples.jsonl"), halved.Select(BenchJson.Line), cancellationToken);
        var graded = Grading.Again(await StoredRun.ReadAsync(copy, cancellationToken));
        await File.WriteAllLinesAsync(Path.Combine(copy, "results.jsonl"), graded.Results.Select(BenchJson.Line), cancellationToken);
        return copy;
    }
}
