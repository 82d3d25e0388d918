using Bench.Contracts.Outcomes;
using Bench.Contracts.Runs;
using Bench.Contracts.Tasks;
using Bench.Leaderboard.Intake.Publishing;

namespace Bench.Leaderboard.Tests.Intake;

[TestFixture]
public sealed class MachineAgreementTests
{
    [Test]
    public void Machines_agree_when_their_intervals_overlap() =>
        Assert.That(MachineAgreement.Differences([Measured(0.9, 1.1)], [Measured(1.05, 1.4)]), Is.Empty);

    [Test]
    public void Machines_differ_when_their_intervals_do_not_meet() =>
        Assert.That(MachineAgreement.Differences([Measured(0.9, 1.1)], [Measured(1.2, 1.4)]), Is.EqualTo(new[] { "sample__tally-34: ratio [0.90, 1.10] and [1.20, 1.40]" }));

    [Test]
    public void Machines_agree_on_a_failure_and_differ_when_only_one_sees_it()
    {
        Assert.That(MachineAgreement.Differences([Failed], [Failed]), Is.Empty);
        Assert.That(MachineAgreement.Differences([Failed], [Measured(1, 1)]), Is.EqualTo(new[] { "sample__tally-34: failed and faster" }));
        Assert.That(MachineAgreement.Differences([Measured(1, 1)], [Failed]), Is.EqualTo(new[] { "sample__tally-34: faster and failed" }));
    }

    [Test]
    public void What_the_second_did_not_measure_is_a_difference() =>
        Assert.That(MachineAgreement.Differences([Measured(1, 1)], []), Is.EqualTo(new[] { "sample__tally-34: not measured by the second" }));

    private static TaskResult Failed => new(TaskId.Parse("sample__tally-34"), "m", 0, "key", OutcomeKind.Failed, [ReasonCode.TestRegression], [], SandboxKind.Docker, []);

    private static TaskResult Measured(double low, double high) => Failed with { Outcome = OutcomeKind.Faster, Ratio = new Estimate((low + high) / 2, low, high) };
}
