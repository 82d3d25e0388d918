using Bench.Contracts.Outcomes;
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
}
