using Bench.Contracts.Outcomes;
using Bench.Contracts.Runs;
using Bench.Scoring.Rules;
using static Bench.Scoring.Tests.Rules.Results;

namespace Bench.Scoring.Tests.Rules;

public sealed class AdjustedResultsTests
{
    [TestCase(ReasonCode.ImplausibleSpeedup, true)]
    [TestCase(ReasonCode.ReviewIntegrity, true)]
    [TestCase(ReasonCode.ConfirmedCheat, true)]
    [TestCase(ReasonCode.WorkMigrated, false)]
    [TestCase(ReasonCode.NoMeasurableChange, false)]
    public void What_awaits_a_look_fails_and_nothing_else(ReasonCode code, bool adjusted)
    {
        var result = AdjustedResults.Of([Measured(1, 2, 4) with { ReasonCodes = [code] }]).Single();

        Assert.That(result.Outcome, Is.EqualTo(adjusted ? OutcomeKind.Failed : OutcomeKind.Faster));
        Assert.That((result.Attainment, result.Speedup is null, result.ExpertSpeedup!.Point), Is.EqualTo((adjusted ? 0 : 0.5, adjusted, 4.0)));
    }

    [Test]
    public void What_was_cleared_counts() =>
        Assert.That(AdjustedResults.Of([Measured(1, 2, 4) with { ReasonCodes = [ReasonCode.ImplausibleSpeedup, ReasonCode.Cleared] }]).Single().Outcome, Is.EqualTo(OutcomeKind.Faster));

    [Test]
    public void Failures_and_faults_stand() =>
        Assert.That(AdjustedResults.Of([Failed(1) with { ReasonCodes = [ReasonCode.PatchPathUnsafe] }, Fault(2) with { ReasonCodes = [ReasonCode.ReviewIntegrity] }]).Select(result => result.Outcome), Is.EqualTo(new[] { OutcomeKind.Failed, OutcomeKind.Fault }));

    [Test]
    public void An_adjusted_input_is_that_of_the_adjusted_results_and_holds_what_did_not_change_once()
    {
        TaskResult[] results = [Measured(1, 2, 4), Measured(2, 3, 4) with { ReasonCodes = [ReasonCode.ImplausibleSpeedup] }, Measured(2, 2, 4) with { Attempt = 1 }, Failed(3)];
        var raw = new ScoreInput(results);

        var adjusted = raw.Adjusted();

        var anew = new ScoreInput(AdjustedResults.Of(results));
        Assert.That(adjusted.Tasks.Select(task => (task.Task, task.ExpertSpeedup)), Is.EqualTo(anew.Tasks.Select(task => (task.Task, task.ExpertSpeedup))));
        Assert.That(adjusted.Tasks.SelectMany(task => task.Sound).Select(result => (result.Outcome, result.Attainment)), Is.EqualTo(anew.Tasks.SelectMany(task => task.Sound).Select(result => (result.Outcome, result.Attainment))));
        Assert.That(adjusted.Tasks.Zip(raw.Tasks, ReferenceEquals), Is.EqualTo(new[] { true, false, true }));
    }

    [Test]
    public void An_input_of_some_tasks_is_that_of_their_results()
    {
        var some = new ScoreInput([Measured(1, 2, 4), Measured(2, 3, 4), Failed(3)], seed: 7).Of(task => task != Task(2));

        Assert.That((some.Seed, string.Join(' ', some.Tasks.Select(task => task.Task.Value))), Is.EqualTo((7UL, $"{Task(1).Value} {Task(3).Value}")));
    }
}
