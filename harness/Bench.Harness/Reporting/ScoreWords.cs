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
        : string.Create(CultureInfo.InvariantCulture, $"{score.Point:F3} [{score.Low:F3}, {score.High:F3}]");

    private static string Tasks(int tasks) => tasks == 1 ? "1 task" : string.Create(CultureInfo.InvariantCulture, $"{tasks} tasks");
}
