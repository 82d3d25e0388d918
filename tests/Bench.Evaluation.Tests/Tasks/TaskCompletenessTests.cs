using System.Text.Json.Nodes;
using Bench.Evaluation.Tasks;

namespace Bench.Evaluation.Tests.Tasks;

public sealed class TaskCompletenessTests
{
    private static readonly string Samples = Path.Combine(RepositoryFolder.Root, "tasks", "samples");

    [Test]
    public void The_bundled_tasks_are_complete() =>
        Assert.That(TaskCatalog.Read(Samples).Tasks.Values.Concat(TaskCatalog.Read(Path.Combine(RepositoryFolder.Root, "tasks")).Tasks.Values).SelectMany(TaskCompleteness.Problems), Is.Empty);

    [TestCase("workload/file", "other.py", "/workload/file: found \"other.py\", which does not exist")]
    [TestCase("source/url", "../nowhere.fast-import", "/source/url: found \"../nowhere.fast-import\"")]
    [TestCase("environment/dockerfile", "Dockerfile", "/environment/dockerfile: found \"Dockerfile\"")]
    public async Task A_file_that_is_named_must_be_there(string field, string value, string problem)
    {
        Assert.That(await ProblemsAsync(task => task[field.Split('/')[0]]![field.Split('/')[1]] = value), Has.One.Contains(problem));
    }

    [Test]
    public async Task A_file_that_a_command_names_must_be_there() =>
        Assert.That(
            await ProblemsAsync(task => task["build"]!["commands"]!.AsArray().Add(new JsonArray("dotnet", "build", "{task}/Workload.csproj"))),
            Has.One.Contains("/build: found \"{task}/Workload.csproj\""));

    [Test]
    public async Task A_harvested_task_carries_its_evidence()
    {
        var problems = await ProblemsAsync(task =>
        {
            task["provenance"] = new JsonObject { ["stages"] = new JsonArray(new JsonObject { ["name"] = "measure", ["evidence"] = "accepted" }) };
            task["tests"]!.AsObject().Remove("guarding");
            task.Remove("licence");
        });
        foreach (var pointer in new[] { "/tests/guarding", "/replays", "/provenance/coveredLines", "/licence" })
        {
            Assert.That(problems, Has.One.Contains(pointer));
        }
    }

    [Test]
    public async Task A_task_without_verdicts_was_written_by_hand_and_needs_none() =>
        Assert.That(await ProblemsAsync(task => task["provenance"] = new JsonObject { ["signals"] = new JsonArray() }), Is.Empty);

    /// <summary>Problems of a sample task that was changed.</summary>
    private static async Task<List<string>> ProblemsAsync(Action<JsonObject> change)
    {
        var source = Path.Combine(Samples, "sample__tally-38");
        var folder = Some.Folder();
        File.Copy(Path.Combine(source, "workload.py"), Path.Combine(folder, "workload.py"));
        var task = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(source, "task.json")))!.AsObject();
        task["source"]!["url"] = Path.Combine(Samples, "repositories", "tally.fast-import");
        task["environment"]!.AsObject().Remove("dockerfile");
        change(task);
        await File.WriteAllTextAsync(Path.Combine(folder, "task.json"), task.ToJsonString());
        var catalog = TaskCatalog.Read(folder);
        Assert.That(catalog.Errors, Is.Empty);
        return [.. catalog.Tasks.Values.SelectMany(TaskCompleteness.Problems).Select(problem => problem.ToString())];
    }
}
