using Bench.Contracts.Outcomes;
using Bench.Contracts.Runs;

namespace Bench.Leaderboard.Tasks;

/// <summary>What a submission did with the task of a page: its best attempt.</summary>
/// <param name="Submission">Id of the submission.</param>
/// <param name="Name">Its name; text from outside.</param>
/// <param name="IsWithdrawn">Whether it is no longer ranked.</param>
/// <param name="Outcome">How the attempt ended.</param>
/// <param name="Speedup">Base time / candidate time; null when not measured.</param>
/// <param name="Ratio">Expert time / candidate time; null when not measured.</param>
/// <param name="Attainment">Share of the expert's gain; null when not scored.</param>
/// <param name="Attempts">Attempts that were made.</param>
public sealed record TriedRow(string Submission, string Name, bool IsWithdrawn, OutcomeKind Outcome, Estimate? Speedup, Estimate? Ratio, double? Attainment, int Attempts)
{
    /// <summary>The row of a submission. The best attempt is the one with the largest ratio; a failure is worse than anything measured, a fault worse than a failure.</summary>
    public static TriedRow Of(TriedTask tried)
    {
        var best = tried.Attempts.MaxBy(result => result.Outcome switch { OutcomeKind.Fault => -2, OutcomeKind.Failed => -1, _ => result.Ratio?.Point ?? 0 })!;
        return new TriedRow(tried.Submission.Id, tried.Submission.Name, tried.Submission.IsWithdrawn, best.Outcome, best.Speedup, best.Ratio, best.Attainment, tried.Attempts.Length);
    }
}
