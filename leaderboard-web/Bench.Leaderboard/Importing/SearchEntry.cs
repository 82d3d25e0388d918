namespace Bench.Leaderboard.Importing;

/// <summary>Something that can be searched for.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Id">Its identity within its kind.</param>
/// <param name="Title">What counts most when it is ranked.</param>
/// <param name="Body">What else can be found.</param>
internal sealed record SearchEntry(SearchKind Kind, string Id, string Title, string Body);
