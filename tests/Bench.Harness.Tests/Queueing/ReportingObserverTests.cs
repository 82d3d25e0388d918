using Bench.Contracts.Outcomes;
using Bench.Contracts.Submissions;
using Bench.Contracts.Tasks;
using Bench.Harness.Queueing;

namespace Bench.Harness.Tests.Queueing;

[TestFixture]
public sealed class ReportingObserverTests
{
    private static readonly TaskId One = TaskId.Parse("sample__tally-34");
    private static readonly TaskId Other = TaskId.Parse("sample__tally-38");

    [Test]
    public void Every_state_has_its_turn_however_short_it_was_and_none_goes_back()
    {
        var observer = new ReportingObserver();
        observer.Entered(One, Phase.Apply);
        observer.Step(One, "making trees");
        observer.Entered(One, Phase.Build);
        observer.Entered(One, Phase.Tests);
        observer.Step(One, "testing");
        observer.Entered(Other, Phase.Build);
        observer.Step(Other, "building");
        observer.Entered(One, Phase.Timing);

        var reports = new List<JobReport>();
        while (observer.Take() is { } report)
        {
            reports.Add(report);
        }

        Assert.That(reports.Select(report => report.State), Is.EqualTo(new[] { SubmissionState.Apply, SubmissionState.Build, SubmissionState.Parity, SubmissionState.Measure }));
        Assert.That(reports.SelectMany(report => report.Lines), Is.EqualTo(new[] { "sample__tally-34: making trees", "sample__tally-34: testing", "sample__tally-38: building" }));
    }
}
