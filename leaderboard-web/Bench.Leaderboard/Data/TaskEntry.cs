using Bench.Contracts.Runs;
using Bench.Contracts.Tasks;

namespace Bench.Leaderboard.Data;

/// <summary>A task of the board.</summary>
/// <param name="Id">Its identity.</param>
/// <param name="Spec">The task as published; null when only results name it.</param>
/// <param name="Folder">Its folder on this machine; null when it was not published.</param>
/// <param name="Title">One line about it: the title of the pull request, or its id.</param>
public sealed record TaskEntry(TaskId Id, TaskSpec? Spec, string? Folder, string Title)
{
    /// <summary>The expert's speedup as it was seen last; null when no replay is recorded.</summary>
    public Estimate? ReplayedSpeedup => Spec is { Replays: { IsDefaultOrEmpty: false } replays } ? replays[^1].Speedup : null;
}
