namespace Bench.Leaderboard.Boards;

/// <summary>Place of a submission among those that are ranked.</summary>
/// <param name="Place">Place by score; equal scores share one.</param>
/// <param name="Low">Best place that the intervals leave open.</param>
/// <param name="High">Worst place that the intervals leave open.</param>
public sealed record Rank(int Place, int Low, int High)
{
    /// <summary>As people read it: <c>3</c>, or <c>2–5</c> where the data do not say more.</summary>
    public string Words => Low == High ? Number(Place) : $"{Number(Low)}–{Number(High)}";

    private static string Number(int place) => place.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
