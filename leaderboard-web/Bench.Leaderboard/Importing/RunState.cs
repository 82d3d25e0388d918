namespace Bench.Leaderboard.Importing;

/// <summary>A published run as a look at its folder shows it, before anything of it is read.</summary>
/// <param name="Id">Name of its folder.</param>
/// <param name="Stamp">Times and sizes of its files but its logs: while they stay, so does the run.</param>
public sealed record RunState(string Id, string Stamp);
