using System.Collections.Immutable;
using Bench.Contracts.Runs;
using Bench.Scoring.Runs;
using Bench.Scoring.Sittings;

namespace Bench.Evaluation.Replays;

/// <summary>Checks a recorded result against the samples that it rests on.</summary>
public static class RecordedSamples
{
    /// <summary>Larger than the rounding of numbers in a file.</summary>
    private const double Tolerance = 1e-6;

    /// <summary>Whether grading again gives the result's outcome and numbers; true for one that was not measured.</summary>
    public static bool Give(StoredRun run, TaskResult result)
    {
        if (result.Ratio is null)
        {
            return true;
        }

        try
        {
            var sitting = run.Samples.Where(entry => entry.Key == result.Sitting).ToImmutableDictionary(StringComparer.Ordinal);
            var sharing = run.Results.Where(other => other.Sitting == result.Sitting).ToImmutableArray();
            var again = Grading.Again(run with { Results = sharing, Samples = sitting }).Results[sharing.IndexOf(result)];
            return again.Outcome == result.Outcome && Same(again.Speedup, result.Speedup) && Same(again.Ratio, result.Ratio) && Same(again.ExpertSpeedup, result.ExpertSpeedup);
        }
        catch (Exception e) when (e is RunFolderException or SampleRefusedException or ArgumentException)
        {
            return false;
        }
    }

    private static bool Same(Estimate? one, Estimate? other) =>
        one is null || other is null
            ? one is null && other is null
            : Near(one.Point, other.Point) && Near(one.Low, other.Low) && Near(one.High, other.High);

    private static bool Near(double one, double other) => Math.Abs(one - other) <= Tolerance * Math.Max(Math.Abs(one), Math.Abs(other));
}
