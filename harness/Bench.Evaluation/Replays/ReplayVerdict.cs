using System.Collections.Immutable;
using System.Globalization;
using Bench.Contracts.Runs;
using Bench.Contracts.Tasks;

namespace Bench.Evaluation.Replays;

/// <summary>What a series of sittings says, and the sittings that it rests on.</summary>
/// <param name="Outcome">What it says.</param>
/// <param name="Detail">The same as a sentence.</param>
/// <param name="Sittings">The sittings that count, in order.</param>
/// <param name="Log">Standard error of what broke; empty when nothing did.</param>
public sealed record ReplayVerdict(ReplayOutcome Outcome, string Detail, ImmutableArray<ReplaySitting.Measured> Sittings, string Log = "")
{
    private const int Digits = 4;

    /// <summary>The sittings as records of the task.</summary>
    /// <param name="machine">Digest of the machine's class.</param>
    /// <param name="now">The time.</param>
    public ImmutableArray<ReplayRecord> Records(string machine, DateTimeOffset now)
    {
        var day = now.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return [.. Sittings.Select(sitting => new ReplayRecord(machine, Rounded(sitting.Speedup.Ratio), sitting.Speedup.Rotations, day))];
    }

    /// <summary>Low and high stay on their sides of the point, since rounding keeps order.</summary>
    private static Estimate Rounded(Estimate estimate) => new(Rounded(estimate.Point), Rounded(estimate.Low), Rounded(estimate.High));

    private static double Rounded(double value) => Math.Round(value, Digits) is > 0 and var rounded ? rounded : value;
}
