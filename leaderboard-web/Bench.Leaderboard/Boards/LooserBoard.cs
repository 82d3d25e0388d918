namespace Bench.Leaderboard.Boards;

/// <summary>The board with one filter less.</summary>
/// <param name="Filter">What is dropped, in words.</param>
/// <param name="Url">Its address.</param>
/// <param name="Rows">Rows that it has.</param>
public sealed record LooserBoard(string Filter, string Url, int Rows);
