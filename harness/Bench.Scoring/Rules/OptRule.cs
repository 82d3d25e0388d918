using System.Globalization;
using Bench.Contracts.Outcomes;
using Bench.Contracts.Runs;
using MathNet.Numerics;

namespace Bench.Scoring.Rules;

/// <summary>
/// The share of tasks that some of k attempts solves, as GSO publishes it: a view for comparison. Where there are more than k attempts
/// the mean over all choices of k is computed exactly, 1 - C(n-m, k)/C(n, k) for m solved of n, instead of over random orders.
/// </summary>
public sealed class OptRule : IScoreRule
{
    /// <summary>Speedup over base below which an attempt solves nothing: what rounds to 1.2 at one decimal.</summary>
    public const double SmallestSpeedup = 1.15;

    /// <summary>Makes the rule.</summary>
    /// <param name="attempts">k, 1 or more.</param>
    /// <param name="threshold">p, 0 or more: the speedup ratio to the expert that an attempt must exceed. With 0, passing the tests is enough.</param>
    public OptRule(int attempts = 1, double threshold = 0.95)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(attempts, 1);
        if (!double.IsFinite(threshold) || threshold < 0)
        {
            throw new ArgumentOutOfRangeException(nameof(threshold), threshold, "A threshold is finite and 0 or more.");
        }

        Attempts = attempts;
        Threshold = threshold;
    }

    /// <summary>k: attempts that are looked at.</summary>
    public int Attempts { get; }

    /// <summary>p: the speedup ratio to the expert that an attempt must exceed.</summary>
    public double Threshold { get; }

    /// <inheritdoc/>
    public string Id => string.Create(CultureInfo.InvariantCulture, $"opt@{Attempts}({Threshold:0.###})");

    /// <inheritdoc/>
    public int Version => 1;

    /// <inheritdoc/>
    public string Formula =>
        "share of tasks that any of k attempts solves; solved: tests and answers hold, speedup at least 1.15, and speedup ratio to the expert above p (p = 0: tests and answers hold)";

    /// <inheritdoc/>
    public string Weakness =>
        "A threshold: 0.951 of the expert counts in full and 0.949 not at all, and a noise of a few percent decides between them. More attempts can only raise it.";

    /// <inheritdoc/>
    public Score Score(ScoreInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        return TaskScore.Combine(input.Tasks.Select(OfTask), values => values.Average(), input.Seed, largest: 1);
    }

    private TaskScore? OfTask(TaskAttempts task)
    {
        var sound = task.Sound;
        if (sound.IsEmpty)
        {
            return null;
        }

        var solved = sound.Count(Solves);
        var looked = Math.Min(Attempts, sound.Length);
        return new TaskScore(1 - Math.Exp(LogChoose(sound.Length - solved, looked) - LogChoose(sound.Length, looked)));
    }

    private bool Solves(TaskResult result) => result.Outcome != OutcomeKind.Failed
        && (Threshold == 0 || (result.Speedup!.Point >= SmallestSpeedup && result.Ratio?.Point > Threshold));

    private static double LogChoose(int n, int k) => k > n ? double.NegativeInfinity : SpecialFunctions.BinomialLn(n, k);
}
