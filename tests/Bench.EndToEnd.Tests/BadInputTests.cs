using System.Text.Json.Nodes;
using Bench.Sandbox.HostPrograms;

namespace Bench.EndToEnd.Tests;

/// <summary>Broken tasks, predictions, flags and environments: each with its exit code and the words that tell the user what to mend.</summary>
[CancelAfter(600_000)]
public sealed class BadInputTests
{
    private static readonly string Task = Path.Combine(BenchProgram.Samples, "sample__tally-34");

    private const string GoodLine = """{"instance_id":"sample__tally-34","model_name_or_path":"m","model_patch":""}""";

    [TestCase("nonsense", "Unrecognized command or argument 'nonsense'", "Try: bench nonsense --help")]
    [TestCase("evaluate", "Option '--tasks' is required", "Try: bench evaluate --help")]
    [TestCase("evaluate --tasks {task} --predictions noop", "Option '--out' is required", "")]
    [TestCase("evaluate --tasks {task} --predictions noop --out {new} --sandbox chroot", "'chroot'", "'bubblewrap'")]
    [TestCase("evaluate --tasks {task} --predictions noop --out {new} --workers 0", "--workers: found 0; expected 1 or more", "")]
    [TestCase("evaluate --tasks {task} --predictions noop --out {new} --workers many", "'many'", "--workers")]
    [TestCase("evaluate --tasks {task} --predictions noop --out {new} --rotations 7", "--rotations: found 7; expected an even number from 10 to 400", "")]
    [TestCase("evaluate --tasks {task} --predictions noop --out {new} --rotations 402", "--rotations: found 402", "")]
    [TestCase("evaluate --tasks {task} --predictions noop --out {task}/run", "lies inside the folder of the task sample__tally-34", "Choose a folder outside of it")]
    [TestCase("evaluate --tasks /nonexistent --predictions noop --out {new}", "found no such folder", "expected a task's folder or a folder of tasks")]
    [TestCase("evaluate --tasks {empty} --predictions noop --out {new}", "found no task.json", "expected a task's folder or a folder of tasks")]
    [TestCase("evaluate --tasks {task} --predictions /nonexistent.jsonl --out {new}", "--predictions: there is no file '/nonexistent.jsonl'", "or 'expert' or 'noop'")]
    [TestCase("grade {empty}", "run.json: found no such file", "")]
    [TestCase("report {empty}", "run.json: found no such file", "")]
    [TestCase("report {empty} --format yaml", "'yaml'", "'csv'")]
    [TestCase("report {empty} --rule best", "--rule: there is no rule 'best'", "attainment")]
    [TestCase("tasks lint /nonexistent", "found no such folder", "")]
    public async Task A_wrong_call_is_told_what_is_wrong_and_ends_with_2(string call, string problem, string mend)
    {
        var empty = BenchProgram.NewFolder();
        var words = call.Split(' ').Select(word => word.Replace("{task}", Task).Replace("{new}", Path.Combine(empty, "run")).Replace("{empty}", empty));
        var result = await BenchProgram.RunAsync(empty, TestContext.CurrentContext.CancellationToken, words);
        Assert.That(result.ErrorText, Does.Contain(problem).And.Contain(mend));
        Assert.That(result.ExitCode, Is.EqualTo(2), result.ErrorText);
    }

    [TestCase("--to", "publish", "run", "--to", "")]
    [TestCase("report", "report", "")]
    public async Task An_empty_value_is_refused_with_what_stands_before_it(string before, params string[] words)
    {
        var result = await HostCommand.RunAsync(
            [Path.Combine(BenchProgram.Root, "bench"), .. words], BenchProgram.NewFolder(), default, new HostCommandLimits(TimeSpan.FromMinutes(1), 1 << 20), TestContext.CurrentContext.CancellationToken);

        Assert.That((result.ExitCode, result.ErrorText.Trim()), Is.EqualTo((2, $"bench: found an empty value after '{before}'; expected a word, a path or a number")));
    }

    [TestCase("""{"schema":"bench/task/v1" """, "task.json:1")]
    [TestCase("""[]""", "task.json:1")]
    public async Task A_task_that_is_no_document_is_refused_with_its_line(string text, string place) =>
        await AssertRefusedAsync(text, place);

    [TestCase("schema", "\"bench/task/v9\"", "/schema")]
    [TestCase("id", "\"../../etc\"", "/id")]
    [TestCase("id", "\"sample__tally\"", "/id")]
    [TestCase("language", "7", "/language")]
    [TestCase("surprise", "true", "/surprise")]
    [TestCase("source", """{"url":"x","baseCommit":"12","expert":{"commit":"12"}}""", "/source/baseCommit")]
    [TestCase("source", """{"url":"x","baseCommit":"5c0ed3df844aac788459d3f9e767ea8e4322ecb3","expert":{}}""", "/source/expert")]
    [TestCase("environment", "{}", "/environment")]
    [TestCase("workload", """{"runner":"python"}""", "/workload")]
    [TestCase("workload", """{"runner":"perl","file":"w.pl"}""", "/workload/runner")]
    [TestCase("workload", """{"runner":"python","file":"../w.py"}""", "/workload/file")]
    [TestCase("workload", """{"runner":"python","file":"w.py","callsPerSample":0}""", "/workload/callsPerSample")]
    [TestCase("workload", """{"runner":"python","file":"w.py","comparison":{"rtol":-1}}""", "/workload/comparison/rtol")]
    [TestCase("tests", """{"framework":"nose"}""", "/tests/framework")]
    [TestCase("tests", """{"framework":"pytest","guarding":["a::b","a::b"]}""", "/tests/guarding")]
    [TestCase("limits", """{"cores":0}""", "/limits/cores")]
    public async Task A_broken_field_of_a_task_is_refused_with_its_place(string field, string value, string place)
    {
        var document = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(Task, "task.json")))!.AsObject();
        document[field] = JsonNode.Parse(value);
        await AssertRefusedAsync(document.ToJsonString(), place);
    }

    [TestCase("{", ":2:", "UPLOAD_MALFORMED")]
    [TestCase("""{"instance_id":"sample__tally-34","model_name_or_path":"m"}""", "/model_patch", "UPLOAD_MALFORMED")]
    [TestCase("""{"instance_id":"sample__tally-34","model_name_or_path":"m","model_patch":7}""", "/model_patch", "UPLOAD_MALFORMED")]
    [TestCase("""{"instance_id":"sample__tally-34","model_name_or_path":"m","model_patch":"","model_patch":""}""", "/model_patch", "UPLOAD_MALFORMED")]
    [TestCase("""{"instance_id":"../../etc/passwd","model_name_or_path":"m","model_patch":""}""", "'../../etc/passwd', which is not among the tasks", "UNKNOWN_INSTANCE")]
    [TestCase("""{"instance_id":"sample__tally-34","model_name_or_path":"n","model_patch":"not a diff"}""", "PATCH_MALFORMED", "failed")]
    [TestCase("""{"instance_id":"sample__tally-34","model_name_or_path":"n","model_patch":"diff --git a/tests/a.py b/tests/a.py\nnew file mode 100644\n--- /dev/null\n+++ b/tests/a.py\n@@ -0,0 +1 @@\n+x\n"}""", "PATCH_PROTECTED_PATH", "failed")]
    [TestCase("""{"instance_id":"sample__tally-34","model_name_or_path":"n","model_patch":"diff --git a/../x b/../x\nnew file mode 100644\n--- /dev/null\n+++ b/../x\n@@ -0,0 +1 @@\n+x\n"}""", "PATCH_PATH_UNSAFE", "failed")]
    [TestCase("""{"instance_id":"sample__tally-34","model_name_or_path":"n","model_patch":"diff --git a/src/l b/src/l\nnew file mode 120000\n--- /dev/null\n+++ b/src/l\n@@ -0,0 +1 @@\n+/etc/passwd\n\\ No newline at end of file\n"}""", "PATCH_MODE_FORBIDDEN", "failed")]
    public async Task A_bad_line_of_predictions_is_reported_and_the_others_go_on(string line, string problem, string word)
    {
        var folder = BenchProgram.NewFolder();
        var predictions = Path.Combine(folder, "predictions.jsonl");
        await File.WriteAllTextAsync(predictions, Refused + "\n" + line + "\n");
        var result = await BenchProgram.RunAsync(
            folder, TestContext.CurrentContext.CancellationToken, "evaluate", "--tasks", Task, "--predictions", predictions, "--out", "run", "--sandbox", "process");
        Assert.That(result.ErrorText, Does.Contain(problem).And.Contain(word).And.Contain("other: failed, PATCH_MALFORMED"));
        Assert.That(result.ExitCode, Is.EqualTo(1), result.ErrorText);
    }

    [Test]
    public async Task A_file_without_any_good_line_is_wrong_use()
    {
        var folder = BenchProgram.NewFolder();
        await File.WriteAllTextAsync(Path.Combine(folder, "p.jsonl"), "{}\n");
        var result = await BenchProgram.RunAsync(folder, TestContext.CurrentContext.CancellationToken, "evaluate", "--tasks", Task, "--predictions", "p.jsonl", "--out", "run");
        Assert.That(result.ErrorText, Does.Contain("p.jsonl:1").And.Contain("instance_id"));
        Assert.That(result.ExitCode, Is.EqualTo(2));
    }

    [TestCase("environment", """{"image":"img"}""", "process", "containers only")]
    [TestCase("environment", """{"host":{"requires":["no-such-program"]}}""", "process", "needs the program 'no-such-program'")]
    [TestCase("environment", """{"host":{"requires":["python3"]},"prepare":[["false"]]}""", "process", "the prepare command `false` failed")]
    [TestCase("source", """{"url":"/nonexistent","baseCommit":"5c0ed3df844aac788459d3f9e767ea8e4322ecb3","expert":{"patchFile":"e.patch"}}""", "process", "which is not a git repository")]
    [TestCase("source", """{"url":"{stream}","baseCommit":"1111111111111111111111111111111111111111","expert":{"commit":"2222222222222222222222222222222222222222"}}""", "process", "source.baseCommit 1111111111111111111111111111111111111111 is not in the repository")]
    [TestCase("build", """{"commands":[["false"]]}""", "process", "base cannot be built")]
    public async Task An_environment_that_cannot_be_made_is_a_fault_and_not_a_score(string field, string value, string sandbox, string problem)
    {
        var folder = BenchProgram.NewFolder();
        var stream = Path.Combine(BenchProgram.Samples, "repositories", "tally.fast-import");
        var task = await WriteTaskAsync(folder, field, value.Replace("{stream}", stream), stream);
        await File.WriteAllTextAsync(Path.Combine(folder, "p.jsonl"), GoodLine + "\n");
        var result = await BenchProgram.RunAsync(
            folder, TestContext.CurrentContext.CancellationToken, "evaluate", "--tasks", task, "--predictions", "p.jsonl", "--out", "run", "--sandbox", sandbox);
        Assert.That(result.ErrorText, Does.Contain(problem));
        Assert.That(result.ExitCode, Is.EqualTo(3), result.ErrorText);
        var line = JsonNode.Parse((await File.ReadAllLinesAsync(Path.Combine(folder, "run", "results.jsonl"))).Single())!;
        Assert.That((string?)line["outcome"], Is.EqualTo("fault"));
    }

    private const string Refused = """{"instance_id":"sample__tally-34","model_name_or_path":"other","model_patch":"nothing"}""";

    private static async Task<string> WriteTaskAsync(string folder, string field, string value, string stream)
    {
        var task = Directory.CreateDirectory(Path.Combine(folder, "task")).FullName;
        var document = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(Task, "task.json")))!.AsObject();
        document["source"]!["url"] = stream;
        document[field] = JsonNode.Parse(value);
        await File.WriteAllTextAsync(Path.Combine(task, "task.json"), document.ToJsonString());
        File.Copy(Path.Combine(Task, "workload.py"), Path.Combine(task, "workload.py"));
        return task;
    }

    private static async Task AssertRefusedAsync(string text, string place)
    {
        var folder = BenchProgram.NewFolder();
        await File.WriteAllTextAsync(Path.Combine(folder, "task.json"), text);
        var result = await BenchProgram.RunAsync(folder, TestContext.CurrentContext.CancellationToken, "evaluate", "--tasks", folder, "--predictions", "noop", "--out", "run");
        Assert.That(result.ErrorText, Does.Contain(place).And.Contain("expected"));
        Assert.That(result.ExitCode, Is.EqualTo(2), result.ErrorText);
        Assert.That(Directory.Exists(Path.Combine(folder, "run")), Is.False, "nothing is made for a task that cannot be used");
    }
}
