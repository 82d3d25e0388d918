using System.Globalization;
using Bench.Sandbox.HostPrograms;

namespace Bench.EndToEnd.Tests;

/// <summary>A harvest that is killed again and again behind Filter, while it builds, runs tests, measures and writes the task.</summary>
[TestFixture]
public sealed class KilledHarvestTests
{
    private const int Kills = 20;

    /// <summary>The longest that it runs before the first kill: what is done stays done, so that early kills meet early stages, however fast the machine is.</summary>
    private const double FirstSeconds = 2;

    private const double LastSeconds = 10;
    private const string PullRequest = "38";

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
            var longest = FirstSeconds + ((LastSeconds - FirstSeconds) * kill / (Kills - 1));
            var seconds = (1 + ((longest - 1) * random.NextDouble())).ToString("F2", CultureInfo.InvariantCulture);
            var run = await HarvestAsync("killed", ["timeout", "--signal=KILL", seconds], cancellationToken);
            ends.Add($"{seconds} s: {run.ErrorText.TrimEnd().Split('\n')[^1]}");
        }

        var last = await HarvestAsync("killed", [], cancellationToken);
        TestContext.Progress.WriteLine(string.Join('\n', ends));

        Assert.That(last.ExitCode, Is.Zero, last.ErrorText);
        Assert.That(ends, Has.Some.Matches(" (build|cover|measure): "), "it was killed behind Filter");
        Assert.That(Task("killed"), Is.EqualTo(Task("undisturbed")));
    }

    private Task<HostCommandResult> HarvestAsync(string name, string[] before, CancellationToken cancellationToken) =>
        SampleHarvest.RunAsync(before, "tally", Path.Combine(_folder, name), "bubblewrap", cancellationToken, "--only", PullRequest);

    private string Task(string name) => HarvestedTask.Same(SampleHarvest.Tasks(Path.Combine(_folder, name)).Single());
}
