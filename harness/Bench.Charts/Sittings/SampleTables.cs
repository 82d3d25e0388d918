using System.Globalization;
using Bench.Charts.Markup;
using Bench.Contracts.Runs;
using Bench.Scoring.Sittings;

namespace Bench.Charts.Sittings;

/// <summary>The figures that the charts of a sitting show, as tables.</summary>
/// <param name="plots">The charts.</param>
/// <param name="analysis">What the samples say.</param>
/// <param name="arm">Name of the candidate's arm; null without one.</param>
public sealed class SampleTables(SamplePlots plots, SittingAnalysis analysis, string? arm)
{
    /// <summary>The tables, folded away.</summary>
    public Node Write() => Parts.Folded("The figures behind the charts", Arms(), Comparisons(), Rotations());

    private Node Arms() => Parts.Table(
        $"Calls by arm ({plots.Unit.Name})",
        ["arm", "samples", "centre [95 %]", "median", "least", "most", "start", "setup", "CPU time", "memory"],
        plots.Arms.Select(own => Row(own).Select(text => (Node)text)));

    private IEnumerable<string> Row(ArmSamples own)
    {
        var centre = SamplePlots.Centre(own);
        var unit = plots.Unit;
        string Median(Func<Sample, long> property) => unit.Figure(own.Median(property));
        return
        [
            ArmLook.Of(own.Kind).Name,
            own.ByRotation.Count.ToString(CultureInfo.InvariantCulture),
            $"{unit.Figure(centre.Point)} [{End(centre.Low)}, {End(centre.High)}]",
            Median(sample => sample.CallNanoseconds),
            unit.Figure(own.ByRotation.Values.Min(sample => sample.CallNanoseconds)),
            unit.Figure(own.ByRotation.Values.Max(sample => sample.CallNanoseconds)),
            Median(sample => sample.StartNanoseconds),
            Median(sample => sample.SetupNanoseconds),
            Median(sample => sample.CpuNanoseconds),
            string.Create(CultureInfo.InvariantCulture, $"{own.Median(sample => sample.PeakKiB) / 1024:F1} MiB"),
        ];

        string End(double value) => value > 0 && double.IsFinite(value) ? unit.Figure(value) : "–";
    }

    private Node Comparisons() => Parts.Table(
        "Comparisons: how many times as fast",
        ["comparison", "ratio [95 %]", "[99 %]", "spread between rotations", "rotations", "verdict"],
        Compared(analysis, arm).Select(pair => Row(pair.Name, pair.Comparison).Select(text => (Node)text)));

    /// <summary>The arms of a sitting that are set against each other, as far as they were measured.</summary>
    /// <param name="analysis">What the samples say.</param>
    /// <param name="arm">Name of the candidate's arm; null without one.</param>
    public static IEnumerable<(string Name, Comparison Comparison)> Compared(SittingAnalysis analysis, string? arm)
    {
        ArgumentNullException.ThrowIfNull(analysis);
        var candidate = analysis.Arms.FirstOrDefault(own => own.Kind == ArmKind.Candidate && own.Arm == arm);
        (string Name, Comparison? Comparison)[] all =
        [
            ("candidate / base", candidate?.AgainstBase),
            ("candidate / expert", candidate?.AgainstExpert),
            ("expert / base", analysis.Expert?.AgainstBase),
            ("control / base", analysis.Arms.FirstOrDefault(own => own.Kind == ArmKind.Control)?.AgainstBase),
        ];
        return all.Where(pair => pair.Comparison is not null).Select(pair => (pair.Name, pair.Comparison!));
    }

    private static IEnumerable<string> Row(string name, Comparison comparison) =>
    [
        name,
        RatioWords.Of(comparison.Ratio),
        string.Create(CultureInfo.InvariantCulture, $"[{Math.Exp(comparison.Decisive.Low):F2}, {Math.Exp(comparison.Decisive.High):F2}]"),
        string.Create(CultureInfo.InvariantCulture, $"{Math.Exp(comparison.Spread) - 1:P1}"),
        comparison.Rotations.ToString(CultureInfo.InvariantCulture),
        comparison.Verdict.ToString().ToLowerInvariant() + (comparison.Fragile ? ", fragile: a t test says otherwise" : ""),
    ];

    private Node Rotations()
    {
        var ratios = plots.Candidate is { } candidate ? plots.RatiosOf(candidate) : null;
        return Parts.Table(
            plots.Drawn.Length < plots.All
                ? $"Calls by rotation ({plots.Unit.Name}): {plots.Drawn.Length} of {plots.All} rotations; all are in samples.jsonl, and every figure rests on all"
                : $"Calls by rotation ({plots.Unit.Name}), with the place within the rotation",
            ["rotation", .. plots.Arms.Select(own => ArmLook.Of(own.Kind).Name), .. ratios is null ? Array.Empty<string>() : ["base / candidate"]],
            plots.Drawn.Select(rotation => Cells(rotation, ratios is null ? null : ratios.TryGetValue(rotation, out var ratio) ? Ratio(ratio) : "–").Select(text => (Node)text)));
    }

    private IEnumerable<string> Cells(int rotation, string? ratio) =>
    [
        rotation.ToString(CultureInfo.InvariantCulture),
        .. plots.Arms.Select(own => own.ByRotation.TryGetValue(rotation, out var sample)
            ? string.Create(CultureInfo.InvariantCulture, $"{plots.Unit.Figure(sample.CallNanoseconds)} ({sample.Order + 1})")
            : "–"),
        .. ratio is null ? Array.Empty<string>() : [ratio],
    ];

    private static string Ratio(double ratio) => ratio.ToString("0.###", CultureInfo.InvariantCulture);
}
