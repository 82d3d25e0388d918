using Bench.Contracts.Runs;

namespace Bench.Scoring.Sittings;

/// <summary>
/// The share of the expert's gain that a candidate reached: ln(candidate speedup) / ln(expert speedup), clamped to 0…1. On a logarithmic
/// scale halving a time twice is worth twice halving it once, whatever the task.
/// </summary>
public static class Attainment
{
    /// <summary>
    /// Attainment of a candidate whose parity and answers hold. 0 unless the verdict against base is <c>faster</c>: a gain that cannot be
    /// told from none counts as none. Null when the expert's own verdict against base is not <c>faster</c> in this sitting: the task is not
    /// measurable here, which is nobody's score. Otherwise the denominator is at least the rule's delta, so the quotient is bounded.
    /// </summary>
    /// <param name="candidate">Candidate against base; null when not measured.</param>
    /// <param name="expert">Expert against base in the same sitting; null when not measured.</param>
    public static double? Of(Comparison? candidate, Comparison? expert) => (candidate, expert) switch
    {
        (null, _) or (_, null) => null,
        (_, { Verdict: not Verdict.Faster }) => null,
        ({ Verdict: not Verdict.Faster }, _) => 0,
        _ => Math.Clamp(candidate.LogRatio / expert.LogRatio, 0, 1),
    };
}
