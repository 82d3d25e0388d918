namespace Bench.Leaderboard.Boards;

/// <summary>A set of tasks that runs were made on. Submissions are ranked within one: means over different tasks say nothing about each other.</summary>
/// <param name="Id">Digest of the tasks' ids, first 8 hex digits.</param>
/// <param name="Tasks">How many tasks it has.</param>
/// <param name="Submissions">How many submissions were made on it.</param>
public sealed record Suite(string Id, int Tasks, int Submissions);
