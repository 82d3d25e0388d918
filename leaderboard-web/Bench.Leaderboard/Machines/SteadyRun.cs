using Bench.Contracts.Runs;
using Bench.Leaderboard.Data;

namespace Bench.Leaderboard.Machines;

/// <summary>How steady the machine was during a run, from the controls of its sittings.</summary>
/// <param name="Run">The run.</param>
/// <param name="StartedAt">When it began.</param>
/// <param name="Grade">What its timings are good for.</param>
/// <param name="NoiseFloor">Noise floor in force, as a natural logarithm.</param>
/// <param name="HarnessVersion">Version of the harness.</param>
/// <param name="Submissions">Submissions in it.</param>
/// <param name="Sittings">Sittings that recorded their conditions.</param>
/// <param name="MedianDrift">Median of slowest over fastest stretch; null without sittings.</param>
/// <param name="LargestDrift">Largest of them; null without sittings.</param>
/// <param name="MedianForeign">Median share of the measuring processors' time that something else used, 0…1; null when the kernel did not say.</param>
public sealed record SteadyRun(
    string Run, string StartedAt, RunGrade Grade, double NoiseFloor, string HarnessVersion, int Submissions, int Sittings, double? MedianDrift, double? LargestDrift, double? MedianForeign)
{
    /// <summary>What a run's manifest says.</summary>
    /// <param name="run">The run.</param>
    /// <param name="submissions">Submissions in it.</param>
    public static SteadyRun Of(RunEntry run, int submissions)
    {
        SittingConditions[] sittings = [.. run.Manifest.Sittings?.Values ?? []];
        return new SteadyRun(
            run.Id,
            run.Manifest.StartedAt,
            run.Manifest.Grade,
            run.Manifest.NoiseFloor,
            run.Manifest.HarnessVersion,
            submissions,
            sittings.Length,
            Median([.. sittings.Select(sitting => sitting.Drift)]),
            sittings.Length == 0 ? null : sittings.Max(sitting => sitting.Drift),
            Median([.. sittings.Select(sitting => sitting.ForeignShare).OfType<double>()]));
    }

    /// <summary>The middle of some values; null when there is none.</summary>
    internal static double? Median(double[] values)
    {
        if (values.Length == 0)
        {
            return null;
        }

        Array.Sort(values);
        return (values[(values.Length - 1) / 2] + values[values.Length / 2]) / 2;
    }
}
