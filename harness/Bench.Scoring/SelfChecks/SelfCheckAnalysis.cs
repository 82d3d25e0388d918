using Bench.Contracts.Runs;
using Bench.Contracts.SelfChecks;
using Bench.Scoring.Decisions;
using Bench.Scoring.Sittings;
using MathNet.Numerics.Statistics;

namespace Bench.Scoring.SelfChecks;

/// <summary>What the samples of a self-check say, by themselves: nothing is run and no clock is read, so it can be computed again anywhere.</summary>
public static class SelfCheckAnalysis
{
    /// <summary>Analyses the samples of all sittings.</summary>
    /// <param name="samples">Samples of one sitting or more, each with every arm of <see cref="SelfCheckDesign"/>, in any order.</param>
    /// <exception cref="SampleRefusedException">A time is not positive, or a sample contradicts another.</exception>
    /// <exception cref="ArgumentException">There is no sitting, or an arm misses a sample.</exception>
    public static SelfCheckFindings Of(IReadOnlyCollection<Sample> samples)
    {
        ArgumentNullException.ThrowIfNull(samples);
        var sittings = samples.GroupBy(sample => sample.Sitting, StringComparer.Ordinal)
            .OrderBy(sitting => sitting.Key, StringComparer.Ordinal).Select(sitting => sitting.ToList()).ToList();
        if (sittings.Count == 0)
        {
            throw new ArgumentException("A self-check without samples says nothing.", nameof(samples));
        }

        var identical = Pairs(SelfCheckDesign.Identical, sittings);
        var injected = Pairs(SelfCheckDesign.Injected, sittings);
        var noiseFloor = MethodSummary.ErrorOf(identical.Select(pair => ByRotations(pair, noiseFloor: 0)));
        var inForce = FloorInForce(noiseFloor);
        var rotations = Judge(identical, injected, pair => ByRotations(pair, noiseFloor: 0));
        var atFloor = Judge(identical, injected, pair => ByRotations(pair, inForce));
        var adaptive = Judge(identical, injected, pair => Judgement.Of(pair.Pair.Factor, pair.CompareAdaptively(inForce)));
        return new SelfCheckFindings(
            identical.Count,
            noiseFloor,
            rotations,
            atFloor,
            adaptive,
            InBlocks(identical, Judgement.ByWelch),
            InBlocks(identical, Judgement.ByDeviation),
            [.. identical.GroupBy(pair => pair.Samples[0].Task).OrderBy(workload => workload.Key.Value, StringComparer.Ordinal).Select(workload => Workload([.. workload]))]);
    }

    /// <summary>The noise floor that comparisons are made with: never below the smallest delta.</summary>
    public static double FloorInForce(double noiseFloor) => Math.Max(DecisionRule.SmallestDelta, noiseFloor);

    private static List<PairSamples> Pairs(IEnumerable<CheckedPair> pairs, List<List<Sample>> sittings) =>
        [.. from sitting in sittings from pair in pairs select PairSamples.Of(pair, sitting)];

    private static Judgement ByRotations(PairSamples pair, double noiseFloor) =>
        Judgement.Of(pair.Pair.Factor, pair.Compare(int.MaxValue, noiseFloor));

    private static MethodFindings Judge(List<PairSamples> identical, List<PairSamples> injected, Func<PairSamples, Judgement> method) =>
        MethodSummary.Of([.. identical.Select(method)], injected.Select(method));

    private static MethodFindings InBlocks(List<PairSamples> identical, Func<double, PairSamples, Judgement> method) => MethodSummary.Of(
        [.. identical.Select(pair => method(1, pair))],
        from injected in SelfCheckDesign.Injected from pair in identical select method(injected.Factor, pair));

    private static WorkloadFindings Workload(List<PairSamples> identical)
    {
        var judgements = identical.ConvertAll(pair => ByRotations(pair, noiseFloor: 0));
        return new WorkloadFindings(
            identical[0].Samples[0].Task,
            (long)identical.SelectMany(pair => pair.Samples).Select(sample => (double)sample.CallNanoseconds).Median(),
            MethodSummary.ErrorOf(judgements),
            MethodSummary.ShareOf(judgements, judgement => judgement.SaysDifferent),
            MethodSummary.MissesOf(judgements)!);
    }
}
