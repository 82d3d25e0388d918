namespace Bench.Scoring.Boards;

/// <summary>The place of a submission, and how sure it is.</summary>
/// <param name="Rank">Place by score, 1 for the highest; equal scores share the best of their places.</param>
/// <param name="Low">Best end of the 95 % interval of the place when the tasks are resampled.</param>
/// <param name="High">Worst end of the 95 % interval of the place.</param>
/// <param name="TiedFrom">1 + the number of submissions that are better beyond doubt: their difference's 95 % interval leaves 0 out.</param>
/// <param name="TiedTo">Number of submissions less those that are worse beyond doubt. Rows that share places from <paramref name="TiedFrom"/> to here are tied.</param>
/// <param name="KeepsPlace">Share of the resamples in which it has exactly this rank, 0 to 1.</param>
public sealed record RowRank(int Rank, int Low, int High, int TiedFrom, int TiedTo, double KeepsPlace);
