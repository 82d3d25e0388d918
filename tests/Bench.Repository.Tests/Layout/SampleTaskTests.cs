using Bench.Contracts.Documents;
using Bench.Contracts.Predictions;
using Bench.Contracts.Tasks;
using Bench.Repository.Tests.Sources;

namespace Bench.Repository.Tests.Layout;

[TestFixture]
public sealed class SampleTaskTests
{
    private static IEnumerable<string> Tasks => RepositoryFiles.All.Where(path => path.StartsWith("tasks/", StringComparison.Ordinal) && path.EndsWith("/task.json", StringComparison.Ordinal));

    private static IEnumerable<string> Predictions => RepositoryFiles.All.Where(path => path.StartsWith("tasks/", StringComparison.Ordinal) && path.EndsWith(".jsonl", StringComparison.Ordinal));

    [TestCaseSource(nameof(Tasks))]
    public void A_task_of_ours_is_read_and_lies_in_the_folder_of_its_id(string path)
    {
        var reading = TaskSpecReader.Read(Path.Combine(RepositoryFolder.Root, path));

        Assert.That(reading is TaskReading.Refused refused ? refused.Errors.Select(error => error.ToString()) : [], Is.Empty);
        Assert.That(((TaskReading.Read)reading).Task.Id.Value, Is.EqualTo(Path.GetFileName(Path.GetDirectoryName(path))));
    }

    [TestCaseSource(nameof(Predictions))]
    public async Task Predictions_of_ours_are_read_and_name_tasks_that_exist(string path)
    {
        var tasks = Tasks.Select(task => Path.GetFileName(Path.GetDirectoryName(task))).ToHashSet(StringComparer.Ordinal);
        var lines = new List<LineReading<Prediction>>();
        await foreach (var line in PredictionReader.ReadAsync(Path.Combine(RepositoryFolder.Root, path), CancellationToken.None))
        {
            lines.Add(line);
        }

        Assert.That(lines, Is.Not.Empty.And.All.InstanceOf<LineReading<Prediction>.Good>());
        Assert.That(lines.Cast<LineReading<Prediction>.Good>().Select(line => line.Value.InstanceId).Distinct(), Is.SubsetOf(tasks));
    }
}
