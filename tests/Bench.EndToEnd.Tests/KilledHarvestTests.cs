using System.Globalization;
using System.Text.Json.Nodes;
using Bench.Sandbox.HostPrograms;

namespace Bench.EndToEnd.Tests;

/// <summary>A harvest that is killed again and again behind Filter, while it builds, runs tests, measures and writes the task.</summary>
[TestFixture]
public sealed class KilledHarvestTests
{
    private const int Kills = 20;
    private const string PullRequest = "38";
    private static readonly string Harvester = Path.Combine(BenchProgram.Root, "artifacts", "bin", "Bench.Harvester", "release", "Bench.Harvester.dll");

    private readonly string _folder = BenchProgram.NewFolder();

    [Test]
    [CancelAfter(1_200_000)]
    public async Task Killed_at_twenty_random_moments_it_ends_with_the_same_task(CancellationToken cancellationToken)
    {
        var undisturbed = await HarvestAsync("undisturbed", [], cancellationToken);
        Assert.That(undisturbed.ExitCode, Is.Zero, undisturbed.ErrorText);

        var random = new Random(12);
        var ends = new List<string>();
        for (var kill = 0; kill < Kills; kill++)
        {
            var seconds = (1 + (9 * random.NextDouble())).ToString("F2", CultureInfo.InvariantCulture);
            var run = await HarvestAsync("killed", ["timeout", "--signal=KILL", seconds], cancellationToken);
            ends.Add($"{seconds} s: {run.ErrorText.TrimEnd().Split('\n')[^1]}");
        }

        var last = await HarvestAsync("killed", [], cancellationToken);
        TestContext.Progress.WriteLine(string.Join('\n', ends));

        Assert.That(last.ExitCode, Is.Zero, last.ErrorText);
        Assert.That(ends, Has.Some.Contain(" cover: "), "it was killed behind Filter");
        Assert.That(HarvestedTask.Same(Task("killed")), Is.EqualTo(HarvestedTask.Same(Task("undisturbed"))));
    }

    private Task<HostCommandResult> HarvestAsync(string name, string[] before, CancellationToken cancellationToken) => HostCommand.RunAsync(
        [
            .. before, "dotnet", Harvester, "harvest", Path.Combine(BenchProgram.Samples, "repositories", "tally.fast-import"), "--name", "sample/tally",
            "--workload", Path.Combine(BenchProgram.Samples, "workloads", "tally"), "--sandbox", "bubblewrap", "--replays", "1", "--only", PullRequest, "--out", Path.Combine(_folder, name),
        ],
        BenchProgram.Root,
        default,
        new HostCommandLimits(TimeSpan.FromMinutes(15), 16L << 20),
        cancellationToken);

    private JsonNode Task(string name) => JsonNode.Parse(File.ReadAllText(Directory.GetFiles(Path.Combine(_folder, name, "tasks"), "task.json", SearchOption.AllDirectories).Single()))!;
}
