using Bench.Contracts.Documents;
using Bench.Contracts.Tasks;

namespace Bench.EndToEnd.Tests;

/// <summary><c>bench tasks replay</c>: the expert's speedup, seen again and written down.</summary>
[CancelAfter(600_000)]
public sealed class TaskReplayTests
{
    [Test]
    public async Task A_replay_adds_records_and_leaves_the_rest_of_the_task_as_it_was(CancellationToken cancellationToken)
    {
        var folder = Copy("sample__tally-34");
        var before = Read(folder);
        var result = await BenchProgram.RunAsync(folder, cancellationToken, "tasks", "replay", folder, "--sandbox", "bubblewrap", "--replays", "2", "--rotations", "10");
        Assert.That(result.ExitCode, Is.Zero, result.ErrorText);
        Assert.That(result.ErrorText, Does.Contain("replay 2 of 2").And.Contain("the expert cleared 1.10 in each of 2 sittings"));
        var after = Read(folder);
        Assert.That(after.Replays, Has.Length.EqualTo(2));
        Assert.That(after.Replays.Select(replay => replay.Speedup.Low), Is.All.GreaterThan(1.5));
        Assert.That(BenchJson.Line(after with { Replays = default }), Is.EqualTo(BenchJson.Line(before)));
        var lint = await BenchProgram.RunAsync(folder, cancellationToken, "tasks", "lint", folder);
        Assert.That((lint.ExitCode, lint.OutputText.Trim()), Is.EqualTo((0, "1 tasks fit, 0 do not")), lint.ErrorText);
    }

    [Test]
    public async Task A_number_of_replays_out_of_range_is_wrong_use(CancellationToken cancellationToken)
    {
        var result = await BenchProgram.RunAsync(BenchProgram.NewFolder(), cancellationToken, "tasks", "replay", BenchProgram.Samples, "--replays", "0");
        Assert.That((result.ExitCode, result.ErrorText), Is.EqualTo((2, "bench: --replays: found 0; expected a number from 1 to 100.\n")));
    }

    /// <summary>A copy of a bundled task beside a copy of the histories.</summary>
    private static string Copy(string task)
    {
        var root = BenchProgram.NewFolder();
        foreach (var name in new[] { "repositories", task })
        {
            Directory.CreateDirectory(Path.Combine(root, name));
            foreach (var file in Directory.EnumerateFiles(Path.Combine(BenchProgram.Samples, name)))
            {
                File.Copy(file, Path.Combine(root, name, Path.GetFileName(file)));
            }
        }

        return Path.Combine(root, task);
    }

    private static TaskSpec Read(string folder) => ((TaskReading.Read)TaskSpecReader.Read(folder)).Task;
}
