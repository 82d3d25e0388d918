using System.Collections.Immutable;
using System.Globalization;
using Bench.Contracts.Runs;
using Bench.Scoring.Sittings;
using Bench.Scoring.Statistics;

namespace Bench.Charts.Sittings;

/// <summary>The samples of one sitting as charts: base, control, expert and one candidate.</summary>
public sealed class SamplePlots
{
    private const double MostDeviations = 3.5;
    private static readonly Series OutlierLook = new("outlier", "ring", MarkerShape.Ring);
    private readonly string id;
    private readonly SittingSamples sitting;
    private readonly int slots;

    /// <summary>Prepares the charts.</summary>
    /// <param name="id">Identity of the section that they stand in.</param>
    /// <param name="sitting">The samples.</param>
    /// <param name="arm">Name of the candidate's arm; null for a sitting without one.</param>
    /// <param name="mostRotations">Most rotations that are drawn.</param>
    public SamplePlots(string id, SittingSamples sitting, string? arm, int mostRotations)
    {
        this.id = id;
        this.sitting = sitting;
        Arms = [.. sitting.Arms.Where(own => (own.Kind != ArmKind.Candidate || own.Arm == arm) && own.ByRotation.Count > 0)];
        Unit = TimeUnit.For(Arms.SelectMany(own => own.ByRotation.Values).Select(sample => sample.CallNanoseconds));
        slots = 1 + sitting.Arms.SelectMany(own => own.ByRotation.Values).Select(sample => sample.Order).DefaultIfEmpty(0).Max();
        ImmutableArray<int> rotations = [.. sitting.Base.ByRotation.Keys];
        All = rotations.Length;
        Drawn = All <= mostRotations ? rotations : [.. Enumerable.Range(0, mostRotations).Select(i => rotations[(int)((long)i * All / mostRotations)])];
    }

    /// <summary>The arms that are drawn and have a sample: base first, the candidate last.</summary>
    public ImmutableArray<ArmSamples> Arms { get; }

    /// <summary>The rotations that are drawn.</summary>
    public ImmutableArray<int> Drawn { get; }

    /// <summary>Rotations of the sitting.</summary>
    public int All { get; }

    /// <summary>Unit of the times.</summary>
    public TimeUnit Unit { get; }

    /// <summary>The candidate; null when it has no sample.</summary>
    public ArmSamples? Candidate => Arms.FirstOrDefault(arm => arm.Kind == ArmKind.Candidate);

    /// <summary>Calls by their place in the sitting.</summary>
    public Plot ByOrder() => new(
        $"{id}-order",
        "Call times in the order in which they were taken",
        $"{Drawn.Length} of {All} rotations. {Sentence()} Each rotation holds one call of every arm, in an order that is drawn anew for each mirrored pair.",
        new Axis.Linear("rotation", 0, All),
        Times(),
        [.. Arms.Select(arm => new Plottable.Markers(ArmLook.Of(arm.Kind), [.. Kept(arm).Select(sample => (Place(sample), sample.CallNanoseconds / Unit.Nanoseconds))]))]);

    /// <summary>Calls by arm, with the centre of each.</summary>
    public Plot ByArm() => new(
        $"{id}-arms",
        "Call times by arm, with their centre and its 95 % interval",
        $"{Sentence()} A ring marks a call far from the others of its arm; it counts like them.",
        new Axis.Categories("arm", Arms.Select(arm => ArmLook.Of(arm.Kind).Name)),
        Times(),
        [.. Arms.SelectMany((arm, i) => Strip(arm, i))])
    { HasLegend = false };

    /// <summary>Base time over candidate time in each rotation, and the speedup that follows; null without a candidate.</summary>
    /// <param name="speedup">The candidate against base.</param>
    /// <param name="delta">Smallest effect that counts, as a natural logarithm.</param>
    public Plot? Ratios(Estimate speedup, double delta)
    {
        if (Candidate is not { } candidate)
        {
            return null;
        }

        var series = ArmLook.Of(ArmKind.Candidate);
        var ratios = RatiosOf(candidate).Where(pair => Drawn.Contains(pair.Key)).Select(pair => ((double)pair.Key + 0.5, pair.Value)).ToList();
        var axis = new Axis.Logarithmic("base time / candidate time", [.. ratios.Select(point => point.Value), speedup.Low, speedup.High, 1, Math.Exp(delta), Math.Exp(-delta)]);
        return new Plot(
            $"{id}-ratios",
            "Each rotation by itself",
            string.Create(CultureInfo.InvariantCulture, $"{ratios.Count} rotations. The line is the speedup, {RatioWords.Of(speedup)}, with its 95 % interval; above 1 the candidate is faster; the grey band is what is not told from no change."),
            new Axis.Linear("rotation", 0, All),
            axis,
            [
                new Plottable.HorizontalSpan(Math.Exp(-delta), Math.Exp(delta), "floor"),
                new Plottable.HorizontalSpan(speedup.Low, speedup.High, series.Style),
                new Plottable.HorizontalLine(1, "reference"),
                new Plottable.HorizontalLine(speedup.Point, series.Style),
                new Plottable.Markers(series, ratios),
            ])
        { HasLegend = false };
    }

    /// <summary>Base time over an arm's time, charge included, by rotation.</summary>
    public ImmutableSortedDictionary<int, double> RatiosOf(ArmSamples arm) =>
        new AdjustedTimes(arm, Charge.Of(arm, sitting.Base)).LogRatiosFrom(new AdjustedTimes(sitting.Base, Charge.None))
            .ToImmutableSortedDictionary(pair => pair.Key, pair => Math.Exp(pair.Value));

    /// <summary>Hodges-Lehmann centre of an arm's calls with its 95 % interval, on the logarithmic scale, in nanoseconds.</summary>
    public static Estimate Centre(ArmSamples arm)
    {
        double[] logs = [.. arm.ByRotation.Values.Select(sample => Math.Log(sample.CallNanoseconds))];
        var interval = SignedRankInterval.Of(logs, Confidence.Shown);
        return new Estimate(Math.Exp(HodgesLehmann.Estimate(logs)), Math.Exp(interval.Low), Math.Exp(interval.High));
    }

    /// <summary>
    /// Samples whose call lies far from the arm's median on the logarithmic scale: more than 3.5 robust standard deviations. They are marked and
    /// kept; no figure leaves one out.
    /// </summary>
    public static ImmutableHashSet<Sample> OutliersOf(ArmSamples arm)
    {
        double[] logs = [.. arm.ByRotation.Values.Select(sample => Math.Log(sample.CallNanoseconds))];
        var reach = MostDeviations * RobustSpread.Of(logs);
        var centre = Math.Log(arm.Median(sample => sample.CallNanoseconds));
        return reach <= 0 ? [] : [.. arm.ByRotation.Values.Where(sample => Math.Abs(Math.Log(sample.CallNanoseconds) - centre) > reach)];
    }

    private (double X, double Y) Stripped(Sample sample, int category) => (category - 0.3 + (0.6 * (sample.Rotation + 0.5) / All), sample.CallNanoseconds / Unit.Nanoseconds);

    private IEnumerable<Sample> Kept(ArmSamples arm) => Drawn.Where(arm.ByRotation.ContainsKey).Select(rotation => arm.ByRotation[rotation]);

    private double Place(Sample sample) => sample.Rotation + ((sample.Order + 0.5) / slots);

    private IEnumerable<Plottable> Strip(ArmSamples arm, int category)
    {
        // Spread over the strip by rotation, so that drift shows and points do not hide each other.
        yield return new Plottable.Markers(
            ArmLook.Of(arm.Kind), [.. Kept(arm).Select(sample => Stripped(sample, category))]);
        var outliers = OutliersOf(arm);
        if (Kept(arm).Any(outliers.Contains))
        {
            yield return new Plottable.Markers(OutlierLook, [.. Kept(arm).Where(outliers.Contains).Select(sample => Stripped(sample, category))]);
        }

        var centre = Centre(arm);
        var (low, high) = (Finite(centre.Low, centre), Finite(centre.High, centre));
        yield return new Plottable.UprightInterval(ArmLook.Of(arm.Kind), category, centre.Point / Unit.Nanoseconds, low / Unit.Nanoseconds, high / Unit.Nanoseconds);
    }

    /// <summary>Too few samples leave an interval without ends; then nothing but the point is drawn.</summary>
    private static double Finite(double end, Estimate centre) => end > 0 && double.IsFinite(end) ? end : centre.Point;

    private Axis.Logarithmic Times() => new($"call time ({Unit.Name})", Arms.SelectMany(Kept).Select(sample => sample.CallNanoseconds / Unit.Nanoseconds));

    private string Sentence() => string.Join(' ', Arms.Select(arm => string.Create(
        CultureInfo.InvariantCulture, $"{ArmLook.Of(arm.Kind).Name}: {arm.ByRotation.Count} calls, median {Unit.Figure(arm.Median(sample => sample.CallNanoseconds))} {Unit.Name}.")));
}
