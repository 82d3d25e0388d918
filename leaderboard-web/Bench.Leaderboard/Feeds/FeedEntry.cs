namespace Bench.Leaderboard.Feeds;

/// <summary>One entry of the feed.</summary>
/// <param name="Id">What it is called for ever; a URN, because the site may move.</param>
/// <param name="At">When it happened.</param>
/// <param name="Title">One line; may hold text from outside.</param>
/// <param name="Summary">What happened, in plain text.</param>
/// <param name="Path">Page about it.</param>
internal sealed record FeedEntry(string Id, DateTimeOffset At, string Title, string Summary, string Path);
