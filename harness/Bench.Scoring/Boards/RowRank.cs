namespace Bench.Scoring.Boards;

/// <summary>The place of a submission, and how sure it is.</summary>
/// <param name="Rank">Place by score, 1 for the highest; equal scores share the best of their places.</param>
/// <param name="Low">Best end of the 95 % interval of the place when the tasks are resampled; the first place where they are fewer than six, which tells nothing.</param>
/// <param name="High">Worst end of the 95 % interval of the place; the last one where the tasks are fewer than six.</param>
/// <param name="TiedFrom">1 + the number of submissions that are better beyond doubt: their difference's 95 % interval leaves 0 out.</param>
/// <param name="TiedTo">Number of submissions less those that are worse beyond doubt. Rows that share places from <paramref name="TiedFrom"/> to here are tied.</param>
/// <param name="KeepsPlace">Share of the resamples in which it has exactly this rank, 0 to 1; null where the tasks are fewer than six and there is more than one submission.</param>
public sealed record RowRank(int Rank, int Low, int High, int TiedFrom, int TiedTo, double? KeepsPlace);
