using Bench.Contracts.Outcomes;
using Bench.Contracts.Runs;
using Bench.Contracts.Tasks;
using Bench.Scoring.Decisions;
using Bench.Scoring.Rules;

namespace Bench.Scoring.Boards;

/// <summary>Two submissions on one task, by the first attempt of each without a fault.</summary>
/// <param name="Task">The task.</param>
/// <param name="ValueA">Value of the first under the rule; null when the task is not scored for it.</param>
/// <param name="ValueB">Value of the second under the rule.</param>
/// <param name="Factor">Speedup of the first / speedup of the second, a failure counting as 1; null when one of them has no result that counts.</param>
/// <param name="BeyondNoise">Whether the factor's interval leaves 1 out; null when it has no interval.</param>
/// <param name="SolvedA">Whether the first has an attempt that is faster than base.</param>
/// <param name="SolvedB">Whether the second has an attempt that is faster than base.</param>
public sealed record TaskDifference(TaskId Task, double? ValueA, double? ValueB, Estimate? Factor, bool? BeyondNoise, bool SolvedA, bool SolvedB)
{
    /// <summary>How the first stands against the second.</summary>
    public PairStanding Standing => Factor is null ? PairStanding.Missing
        : BeyondNoise == false || Math.Abs(Math.Log(Factor.Point)) < DecisionRule.SmallestDelta ? PairStanding.Tie
        : Factor.Point > 1 ? PairStanding.Win
        : PairStanding.Loss;

    /// <summary>Compares the attempts of two submissions at a task; null where one was not asked.</summary>
    internal static TaskDifference Of(IScoreRule rule, TaskId task, TaskAttempts? a, TaskAttempts? b)
    {
        var (first, second) = (a?.Sound.FirstOrDefault(), b?.Sound.FirstOrDefault());
        var factor = first is null || second is null ? null : Quotient(SpeedupOf(first), SpeedupOf(second));
        var isKnown = first is not null && second is not null && IsKnown(first) && IsKnown(second);
        return new TaskDifference(
            task,
            a is null ? null : rule.Value(a),
            b is null ? null : rule.Value(b),
            factor,
            factor is null || !isKnown ? null : factor.Low > 1 || factor.High < 1,
            IsSolved(a),
            IsSolved(b));
    }

    /// <summary>A failure is a speedup of exactly 1; a measured speedup is known as well as its interval, and not at all without one.</summary>
    private static bool IsKnown(TaskResult result) => result.Outcome == OutcomeKind.Failed || result.Speedup is { HasInterval: true };

    private static bool IsSolved(TaskAttempts? task) => task is not null && task.Sound.Any(result => result.Outcome == OutcomeKind.Faster);

    private static Estimate SpeedupOf(TaskResult result) => result.Outcome == OutcomeKind.Failed ? Estimate.Of(1) : result.Speedup!;

    /// <summary>
    /// The quotient of two independent estimates. On the logarithmic scale the distances from each point to its ends add as the sides of a
    /// right angle do (Zou and Donner, 2008).
    /// </summary>
    private static Estimate Quotient(Estimate a, Estimate b)
    {
        var point = Math.Log(a.Point) - Math.Log(b.Point);
        return new Estimate(
            Ratio(point),
            Ratio(point - double.Hypot(Math.Log(a.Point) - Math.Log(a.Low), Math.Log(b.High) - Math.Log(b.Point))),
            Ratio(point + double.Hypot(Math.Log(a.High) - Math.Log(a.Point), Math.Log(b.Point) - Math.Log(b.Low))));
    }

    /// <summary>Never zero or infinite, whatever somebody reports.</summary>
    private static double Ratio(double logarithm) => Math.Clamp(Math.Exp(logarithm), 1e-300, 1e300);
}
