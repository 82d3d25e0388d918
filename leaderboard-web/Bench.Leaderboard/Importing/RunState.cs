namespace Bench.Leaderboard.Importing;

/// <summary>A published run as a look at its folder shows it, before anything of it is read.</summary>
/// <param name="Id">Name of its folder.</param>
/// <param name="Stamp">Time and size of its <c>publication.json</c>: while it stays, so does the run.</param>
public sealed record RunState(string Id, string Stamp);
