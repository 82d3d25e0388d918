using System.Text.Json.Nodes;

namespace Bench.EndToEnd.Tests;

/// <summary>A run that is killed goes on from where it was.</summary>
[CancelAfter(600_000)]
public sealed class ResumeTests
{
    private static readonly string Task = Path.Combine(BenchProgram.Samples, "sample__tally-34");

    [Test]
    public async Task A_killed_run_goes_on_and_does_nothing_twice(CancellationToken cancellationToken)
    {
        var folder = BenchProgram.NewFolder();
        var run = Path.Combine(folder, "run");
        var predictions = await ChooseAsync(folder, "unappliable", "broken", "better");
        string[] call = ["evaluate", "--tasks", Task, "--predictions", predictions, "--out", run, "--sandbox", "bubblewrap", "--rotations", "10"];
        using (var kill = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken))
        {
            var first = BenchProgram.RunAsync(folder, kill.Token, call);
            // The last of the three is tested when its log is there; the first two have ended by then or are about to.
            await AppearsAsync(Path.Combine(run, "logs", "sample__tally-34", "candidate-3", "tests.log"), first, cancellationToken);
            await kill.CancelAsync();
            Assert.That(async () => await first, Throws.InstanceOf<OperationCanceledException>());
        }

        Assert.That(File.Exists(Path.Combine(run, "results.jsonl")), Is.False, "a killed run has exported nothing");
        var second = await BenchProgram.RunAsync(folder, cancellationToken, call);
        Assert.That(second.ExitCode, Is.EqualTo(1), second.ErrorText);
        Assert.That(second.ErrorText, Does.Contain("of them finished earlier"));
        Assert.That(second.ErrorText, Does.Not.Contain("unappliable: failed"), "what was finished is not done again");
        var results = RunFiles.Results(run);
        Assert.That(results["unappliable"].Code(), Is.EqualTo("PATCH_DOES_NOT_APPLY"));
        Assert.That(results["broken"].Code(), Is.EqualTo("TEST_REGRESSION"));
        Assert.That(results["better"].Text("outcome"), Is.EqualTo("faster"));

        var third = await BenchProgram.RunAsync(folder, cancellationToken, call);
        Assert.That(third.ErrorText, Does.Contain("evaluating 3 predictions, 3 of them finished earlier").And.Not.Contain("building"));
    }

    [Test]
    public async Task A_changed_patch_is_evaluated_anew(CancellationToken cancellationToken)
    {
        var folder = BenchProgram.NewFolder();
        var run = Path.Combine(folder, "run");
        string[] Call(string predictions) => ["evaluate", "--tasks", Task, "--predictions", predictions, "--out", run, "--sandbox", "bubblewrap"];
        var first = await ChooseAsync(folder, "unappliable");
        await BenchProgram.RunAsync(folder, cancellationToken, Call(first));
        var changed = (await File.ReadAllTextAsync(first, cancellationToken)).Replace("diff --git", "no diff", StringComparison.Ordinal);
        await File.WriteAllTextAsync(first, changed, cancellationToken);
        await BenchProgram.RunAsync(folder, cancellationToken, Call(first));
        Assert.That(RunFiles.Results(run)["unappliable"].Code(), Is.EqualTo("PATCH_MALFORMED"));
    }

    [Test]
    public async Task A_second_process_on_the_same_run_is_refused(CancellationToken cancellationToken)
    {
        var folder = BenchProgram.NewFolder();
        using var journal = Evaluation.Journals.Journal.Open(Path.Combine(folder, "run"));
        var result = await BenchProgram.RunAsync(folder, cancellationToken, "evaluate", "--tasks", Task, "--predictions", "noop", "--out", "run");
        Assert.That(result.ExitCode, Is.EqualTo(2));
        Assert.That(result.ErrorText, Does.Contain("Another process is writing to this run"));
    }

    private static async Task<string> ChooseAsync(string folder, params string[] models)
    {
        var lines = (await File.ReadAllLinesAsync(Path.Combine(BenchProgram.Samples, "predictions", "tally.jsonl")))
            .Where(line => line.Contains("\"sample__tally-34\"", StringComparison.Ordinal)).ToDictionary(line => (string)JsonNode.Parse(line)!["model_name_or_path"]!);
        var path = Path.Combine(folder, "predictions.jsonl");
        await File.WriteAllLinesAsync(path, models.Select(model => lines[model]));
        return path;
    }

    private static async Task AppearsAsync(string path, Task unless, CancellationToken cancellationToken)
    {
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (!File.Exists(path) && !unless.IsCompleted)
        {
            await tick.WaitForNextTickAsync(cancellationToken);
        }
    }
}
