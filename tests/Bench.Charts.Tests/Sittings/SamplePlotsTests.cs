using Bench.Charts.Sittings;
using Bench.Contracts.Runs;
using Bench.Contracts.Tasks;
using Bench.Scoring.Sittings;

namespace Bench.Charts.Tests.Sittings;

[TestFixture]
public sealed class SamplePlotsTests
{
    [Test]
    public void A_call_far_from_the_others_is_marked_and_kept()
    {
        var sitting = Sitting(rotation => rotation == 7 ? 1_000 : 100 + (rotation % 3));

        Assert.That(SamplePlots.OutliersOf(sitting.Base).Select(sample => sample.Rotation), Is.EqualTo(new[] { 7 }));
        var strip = new SamplePlots("s", sitting, null, 100).ByArm();
        Assert.That(strip.Plottables.OfType<Plottable.Markers>().Select(markers => (markers.Series.Shape, markers.Points.Count)), Is.EqualTo(new[] { (MarkerShape.Circle, 20), (MarkerShape.Ring, 1) }));
    }

    [Test]
    public void Calls_that_are_all_the_same_have_no_outlier() => Assert.That(SamplePlots.OutliersOf(Sitting(_ => 100).Base), Is.Empty);

    [TestCase(3.14159, "3.14")]
    [TestCase(0.0021, "0.0021")]
    [TestCase(0.00000123, "1.2e-6")]
    [TestCase(31.4159, "31.4")]
    [TestCase(314.159, "314")]
    public void A_ratio_has_about_three_digits(double ratio, string words) => Assert.That(RatioWords.Number(ratio), Is.EqualTo(words));

    private static SittingSamples Sitting(Func<int, long> milliseconds) => SittingSamples.Of(
        [.. Enumerable.Range(0, 20).Select(rotation => new Sample(
            TaskId.Parse("acme__engine-1"), "s", "base", ArmKind.Base, rotation, 0, 1, 1, 1, milliseconds(rotation) * 1_000_000, 1, 1, "", rotation))]);
}
