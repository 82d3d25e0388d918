using Bench.Contracts.Runs;
using Bench.Contracts.Tasks;

namespace Bench.Leaderboard.Tasks;

/// <summary>A task in the list.</summary>
/// <param name="Task">Its identity.</param>
/// <param name="Repository">Its repository, as <c>owner/name</c>.</param>
/// <param name="Title">One line about it.</param>
/// <param name="Language">Its language; null when the task was not published along.</param>
/// <param name="ExpertSpeedup">Base time / expert time, from the newest replay; null when nobody measured it.</param>
/// <param name="Hardness">1 less the mean attainment of the ranked submissions, 0…1; null when none has one.</param>
/// <param name="Solved">Ranked submissions that solved it: opt@1 at 0.95.</param>
/// <param name="Scored">Ranked submissions that the share is of.</param>
/// <param name="Replay">What the replays say together.</param>
/// <param name="Replays">Number of replays.</param>
/// <param name="Added">Day on which the first run with it was published; null when none was.</param>
public sealed record TaskRow(
    TaskId Task,
    string Repository,
    string Title,
    string? Language,
    Estimate? ExpertSpeedup,
    double? Hardness,
    double Solved,
    int Scored,
    ReplayState Replay,
    int Replays,
    string? Added)
{
    /// <summary>Share of the ranked submissions that solved it; null when none was scored.</summary>
    public double? SolvedShare => Scored == 0 ? null : Solved / Scored;
}
