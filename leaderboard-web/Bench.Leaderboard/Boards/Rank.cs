using Bench.Scoring.Boards;

namespace Bench.Leaderboard.Boards;

/// <summary>Place of a submission among those that are ranked.</summary>
/// <param name="Place">Place by score; equal scores share one.</param>
/// <param name="Low">1 and the number of those that are better beyond doubt.</param>
/// <param name="High">The last place before those that are worse beyond doubt.</param>
/// <param name="Keeps">Share of resamples of the tasks in which it has exactly this place; null where they are too few to tell.</param>
public sealed record Rank(int Place, int Low, int High, double? Keeps)
{
    /// <summary>The rank that the resampling of a board gives.</summary>
    public static Rank? Of(RowRank? rank) => rank is null ? null : new Rank(rank.Rank, rank.TiedFrom, rank.TiedTo, rank.KeepsPlace);

    /// <summary>As people read it: <c>3</c>, or <c>2–5</c> where the data do not say more.</summary>
    public string Words => Low == High ? Number(Place) : $"{Number(Low)}–{Number(High)}";

    private static string Number(int place) => place.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
