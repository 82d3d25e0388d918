using Bench.BoardGenerator;
using Bench.Contracts.Documents;
using Bench.Contracts.Outcomes;
using Bench.Contracts.Runs;
using Bench.Sandbox.HostPrograms;

namespace Bench.Leaderboard.Tests;

/// <summary>Boards that are drawn for tests and for looking at pages.</summary>
[TestFixture, CancelAfter(60_000)]
public sealed class DrawnBoardTests
{
    private string _folder = "";

    [SetUp]
    public void Make() => _folder = Directory.CreateTempSubdirectory("bench-board-").FullName;

    [TearDown]
    public void Remove() => Directory.Delete(_folder, recursive: true);

    [TestCase(BoardOptions.LeastDeciding - 1, false)]
    [TestCase(BoardOptions.LeastDeciding, true)]
    public async Task Fewer_rotations_than_the_least_decide_nothing(int samples, bool isDecided, CancellationToken cancellationToken)
    {
        await new Board(new BoardOptions(Tasks: 6, Submissions: 3, samples), _folder).WriteAsync(_ => { }, cancellationToken);
        var outcomes = new List<OutcomeKind>();
        foreach (var run in Directory.EnumerateDirectories(Path.Combine(_folder, "runs")))
        {
            await foreach (var line in RunReader.ReadResultsAsync(Path.Combine(run, RunReader.ResultsName), cancellationToken))
            {
                outcomes.Add(((LineReading<TaskResult>.Good)line).Value.Outcome);
            }
        }

        Assert.That(outcomes, isDecided ? Has.Member(OutcomeKind.Faster) : Is.All.EqualTo(OutcomeKind.Inconclusive).Or.EqualTo(OutcomeKind.Failed));
        Assert.That(outcomes, Is.Not.Empty);
    }

    [Test]
    public async Task The_help_names_the_fewest_rotations_that_decide(CancellationToken cancellationToken)
    {
        var help = await HostCommand.RunAsync(["dotnet", typeof(Board).Assembly.Location, "generate-board", "--help"], _folder, default, HostCommandLimits.Default, cancellationToken);

        Assert.That(help.ExitCode, Is.Zero, help.ErrorText);
        Assert.That(string.Join(' ', help.OutputText.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)), Does.Contain($"fewer than {BoardOptions.LeastDeciding} decide nothing"));
        Assert.That(help.OutputText, Does.Contain("  bench generate-board [options]"), "the program is called by the launcher's name");
    }
}
