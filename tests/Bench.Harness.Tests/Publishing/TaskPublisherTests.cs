using Bench.Harness.Commands;
using Bench.Harness.Publishing;

namespace Bench.Harness.Tests.Publishing;

/// <summary>A task is published whole, wherever a catalog has it from.</summary>
[TestFixture]
public sealed class TaskPublisherTests
{
    private const string Tally = "sample__tally-34";
    private string _folder = "";

    [SetUp]
    public void LinkTasks()
    {
        _folder = Directory.CreateTempSubdirectory("bench-publish-task-").FullName;
        Directory.CreateDirectory(Path.Combine(_folder, "tasks"));
        foreach (var name in new[] { Tally, "repositories" })
        {
            Directory.CreateSymbolicLink(Path.Combine(_folder, "tasks", name), Path.Combine(RepositoryFolder.Root, "tasks", "samples", name));
        }
    }

    [TearDown]
    public void RemoveFolder() => Directory.Delete(_folder, recursive: true);

    [Test]
    public async Task A_task_that_the_catalog_links_to_is_published_with_all_its_files()
    {
        Assert.That(await PublishAsync(), Is.True);

        Assert.That(Published(), Is.EquivalentTo(new[] { "expert.patch", "task.json", "workload.py" }));
    }

    [Test]
    public async Task A_task_that_is_there_stays_and_one_without_its_file_is_made_anew()
    {
        await PublishAsync();

        Assert.That(await PublishAsync(), Is.False);

        File.Delete(Path.Combine(_folder, "site", "tasks", Tally, "task.json"));
        Assert.That(await PublishAsync(), Is.True);
        Assert.That(Published(), Does.Contain("task.json"));
    }

    private IEnumerable<string?> Published() => Directory.EnumerateFiles(Path.Combine(_folder, "site", "tasks", Tally)).Select(Path.GetFileName);

    private async Task<bool> PublishAsync() =>
        await new TaskPublisher(Path.Combine(_folder, "site"), new Progress<string>()).PublishAsync(Catalogs.Read(Path.Combine(_folder, "tasks")).Tasks.Values.Single(), CancellationToken.None);
}
