using System.Text.Json;
using Bench.Evaluation.Sources;
using Bench.Evaluation.Tasks;
using Bench.Evaluation.Trees;
using Bench.Sandbox.Agents;

namespace Bench.Evaluation.Tests.Sources;

[CancelAfter(120_000)]
public sealed class SampleHistoryTests
{
    private static readonly string Samples = Path.Combine(InstallLayout.Find().Root, "tasks", "samples");

    [Test]
    public void Every_sample_task_fits() =>
        Assert.That(TaskCatalog.Read(Samples).Errors.Select(error => error.ToString()), Is.Empty);

    [Test]
    public async Task A_history_kept_as_data_has_the_commits_that_the_tasks_name(CancellationToken cancellationToken)
    {
        var store = new SourceStore(new BenchFolders(Some.Folder()));
        foreach (var task in TaskCatalog.Read(Samples).Tasks.Values)
        {
            var repository = await store.OpenAsync(task, cancellationToken);
            var commits = await TaskCommits.ResolveAsync(task, repository, cancellationToken);
            Assert.That(commits.Base, Is.EqualTo(task.Spec.Source.BaseCommit));
            Assert.That((await commits.ExpertTextAsync(task, repository, cancellationToken)).IsEmpty, Is.False);
        }
    }

    [Test]
    public async Task An_exported_tree_holds_every_file_of_the_commit_and_nothing_of_git(CancellationToken cancellationToken)
    {
        var task = TaskCatalog.Read(Samples).Tasks.Values.First();
        var repository = await new SourceStore(new BenchFolders(Some.Folder())).OpenAsync(task, cancellationToken);
        var folder = Path.Combine(Some.Folder(), "tree");
        await TreeExport.WriteAsync(repository, task.Spec.Source.BaseCommit, folder, cancellationToken);
        var expected = (await repository.ReadTreeAsync(task.Spec.Source.BaseCommit, cancellationToken)).Select(entry => entry.Path);
        var found = Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Select(path => Path.GetRelativePath(folder, path));
        Assert.That(found, Is.EquivalentTo(expected));
    }

    [Test]
    public async Task A_commit_that_the_repository_does_not_hold_is_named(CancellationToken cancellationToken)
    {
        var task = TaskCatalog.Read(Samples).Tasks.Values.First();
        var repository = await new SourceStore(new BenchFolders(Some.Folder())).OpenAsync(task, cancellationToken);
        var stranger = task with { Spec = task.Spec with { Source = task.Spec.Source with { BaseCommit = new string('1', 40) } } };
        Assert.That(
            () => TaskCommits.ResolveAsync(stranger, repository, cancellationToken),
            Throws.TypeOf<SourceException>().With.Message.Contains("source.baseCommit " + new string('1', 40)));
    }

    [Test]
    public void The_truth_names_every_pull_request_once([Values("tally", "weft")] string repository)
    {
        using var truth = JsonDocument.Parse(File.ReadAllText(Path.Combine(Samples, "repositories", repository + ".truth.json")));
        var numbers = truth.RootElement.GetProperty("pullRequests").EnumerateArray().Select(request => request.GetProperty("number").GetInt32()).ToList();
        Assert.That(numbers, Is.Unique);
        Assert.That(numbers, Has.Count.GreaterThan(20));
    }
}
