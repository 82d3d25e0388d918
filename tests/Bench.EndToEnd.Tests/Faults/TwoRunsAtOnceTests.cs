namespace Bench.EndToEnd.Tests.Faults;

/// <summary>Runs of one user side by side, with one scratch and one cache, do not touch each other's.</summary>
[CancelAfter(600_000)]
public sealed class TwoRunsAtOnceTests
{
    private const string Tally = "sample__tally-38";

    [Test]
    public async Task Both_complete_though_each_sweeps_when_it_starts(CancellationToken cancellationToken)
    {
        var bench = new FaultBench();
        var predictions = bench.Choose((Tally, "broken"), (Tally, "unappliable"));
        var task = await bench.CopyTaskAsync(Tally);
        List<WatchedProcess> runs = [];
        foreach (var (run, sandbox) in new[] { ("first", "bubblewrap"), ("second", "process"), ("third", "bubblewrap") })
        {
            runs.Add(bench.Evaluate(task, predictions, sandbox, cancellationToken, run));
        }

        foreach (var run in runs)
        {
            Assert.That((await run.Ended).ExitCode, Is.EqualTo(1), run.Said);
            Assert.That(run.Said, Does.Contain("TEST_REGRESSION").And.Contain("PATCH_DOES_NOT_APPLY").And.Not.Contain("trying again"), run.Said);
        }

        Assert.That(bench.Leftovers(), Is.Empty);
    }
}
