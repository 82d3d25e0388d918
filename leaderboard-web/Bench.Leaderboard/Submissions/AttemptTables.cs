using Bench.Charts.Sittings;
using Bench.Leaderboard.Views;
using Bench.Scoring.Sittings;

namespace Bench.Leaderboard.Submissions;

/// <summary>The tables of an attempt beside that of its samples.</summary>
public static class AttemptTables
{
    /// <summary>The guarding tests that did not pass.</summary>
    public static CsvTable Tests(AttemptView view)
    {
        ArgumentNullException.ThrowIfNull(view);
        return new(["test", "state"], GuardingTest.NotPassed(view.Result.Parity).Select(test => (IReadOnlyList<object?>)[test.Name, test.State]));
    }

    /// <summary>The calls of each arm in figures; an end of an interval that is not known is left out.</summary>
    public static CsvTable Arms(AttemptView view)
    {
        ArgumentNullException.ThrowIfNull(view);
        return new(
            ["arm", "samples", "centre_ns", "centre_low_ns", "centre_high_ns", "median_ns", "least_ns", "most_ns", "start_ns", "setup_ns", "cpu_ns", "peak_kib"],
            view.Sitting is null ? [] : view.Sitting.Arms.Where(arm => arm.ByRotation.Count > 0).Select(Cells));
    }

    /// <summary>The arms against each other: ratios of times with their 95 % and 99 % intervals, the spread between rotations as a natural logarithm.</summary>
    public static CsvTable Comparisons(AttemptView view)
    {
        ArgumentNullException.ThrowIfNull(view);
        return new(
            ["comparison", "ratio", "ratio_low", "ratio_high", "ratio_low_99", "ratio_high_99", "spread_ln", "rotations", "verdict", "fragile"],
            from pair in view.Analysis is null ? [] : SampleTables.Compared(view.Analysis, view.Result.Arm)
            let found = pair.Comparison
            select (IReadOnlyList<object?>)
            [
                pair.Name, found.Ratio.Point, found.Ratio.Low, found.Ratio.High, Known(Math.Exp(found.Decisive.Low)), Known(Math.Exp(found.Decisive.High)),
                found.Spread, found.Rotations, found.Verdict, found.Fragile,
            ]);
    }

    private static IReadOnlyList<object?> Cells(ArmSamples arm)
    {
        var (centre, calls) = (SamplePlots.Centre(arm), arm.ByRotation.Values.Select(sample => sample.CallNanoseconds).ToList());
        return
        [
            arm.Kind, calls.Count, centre.Point, Known(centre.Low), Known(centre.High), arm.Median(sample => sample.CallNanoseconds), calls.Min(), calls.Max(),
            arm.Median(sample => sample.StartNanoseconds), arm.Median(sample => sample.SetupNanoseconds), arm.Median(sample => sample.CpuNanoseconds), arm.Median(sample => sample.PeakKiB),
        ];
    }

    private static double? Known(double value) => value > 0 && double.IsFinite(value) ? value : null;
}
