using System.Globalization;
using Bench.Scoring.Rules;

namespace Bench.Harness.Reporting;

/// <summary>Scores as short figures, for people.</summary>
internal static class ScoreWords
{
    /// <summary>A score with its interval and what it rests on.</summary>
    public static string Sentence(Score score) => score.Point is null
        ? "not scored: no task could be measured"
        : string.Create(CultureInfo.InvariantCulture, $"{Figure(score)} over {Tasks(score.Tasks)}{(score.Unscored > 0 ? $", {score.Unscored} not scored" : "")}");

    /// <summary>A score with its interval, such as <c>0.588 [0.546, 0.628]</c>; a dash when there is none.</summary>
    public static string Figure(Score score) => score.Point is null
        ? "–"
        : $"{Short(score.Point.Value, score)} [{Short(score.Low!.Value, score)}, {Short(score.High!.Value, score)}]";

    /// <summary>Three decimals, and five where three would leave nothing to see.</summary>
    private static string Short(double value, Score score) => value.ToString(score.Point is > 0 and < 0.01 ? "F5" : "F3", CultureInfo.InvariantCulture);

    private static string Tasks(int tasks) => tasks == 1 ? "1 task" : string.Create(CultureInfo.InvariantCulture, $"{tasks} tasks");
}
