namespace Bench.Leaderboard.Api;

/// <summary>Addresses beside an answer of the API, below the site's own.</summary>
/// <param name="Self">This answer.</param>
/// <param name="Page">The page that shows the same.</param>
/// <param name="Csv">Its table as CSV, whole.</param>
/// <param name="Next">The next part of its rows; null when this is the last.</param>
public sealed record ApiLinks(string Self, string Page, string Csv, string? Next);
