using System.Collections.Immutable;
using Bench.Scoring.Rules;

namespace Bench.Scoring.Boards;

/// <summary>opt@k over its threshold p. Never rising but at p = 0, where tests and answers are enough.</summary>
public static class OptCurve
{
    /// <summary>The values of p: 0, 0.05 … 1.</summary>
    public static ImmutableArray<double> Thresholds { get; } = [.. Enumerable.Range(0, 21).Select(step => step / 20.0)];

    /// <summary>The curve of one submission, without intervals: <see cref="OptRule"/> gives them for a single p.</summary>
    /// <param name="input">Results of one model.</param>
    /// <param name="attempts">k, 1 or more.</param>
    public static ImmutableArray<OptPoint> Of(ScoreInput input, int attempts = 1) =>
        [.. Thresholds.Select(threshold => new OptPoint(threshold, TaskScores.Point(new OptRule(attempts, threshold), input)))];
}
