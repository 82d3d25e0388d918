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
    public string Rewards => "Reaching the expert, up to a share p of the speedup, on as many tasks as possible within k attempts.";

    /// <inheritdoc/>
    public string Weakness =>
        "A threshold: 0.951 of the expert counts in full and 0.949 not at all, and a noise of a few percent decides between them. More attempts can only raise it.";

    /// <inheritdoc/>
    public string Example => "With k = 1 and p = 0.95: task 1 has a ratio of 2/4 = 0.5 and is not solved, task 2 has 8/2 = 4 and is, task 3 is not. 1/3 = 0.333, one task not scored.";

    /// <inheritdoc/>
    public TaskMean Mean => TaskMean.Arithmetic;

    /// <inheritdoc/>
    public double? Value(TaskAttempts task)
    {
        ArgumentNullException.ThrowIfNull(task);
        var sound = task.Sound;
        if (sound is [var only])
        {
            return Solves(only) ? 1 : 0;
        }

        if (sound.IsEmpty)
        {
            return null;
        }

        var solved = sound.Count(Solves);
        var looked = Math.Min(Attempts, sound.Length);
        return 1 - Math.Exp(LogChoose(sound.Length - solved, looked) - LogChoose(sound.Length, looked));
    }

    /// <inheritdoc/>
    public Score Score(ScoreInput input) => TaskScores.Of(this, input, largest: 1);

    private bool Solves(TaskResult result) => result.Outcome != OutcomeKind.Failed
        && (Threshold == 0 || (result.Speedup!.Point >= SmallestSpeedup && result.Ratio?.Point > Threshold));

    private static double LogChoose(int n, int k) => k > n ? double.NegativeInfinity : SpecialFunctions.BinomialLn(n, k);
}
