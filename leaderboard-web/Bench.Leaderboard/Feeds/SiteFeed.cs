using System.Collections.Immutable;
using System.Globalization;
using Bench.Leaderboard.Boards;
using Bench.Leaderboard.Changes;
using Bench.Leaderboard.Data;
using Bench.Leaderboard.Views;

namespace Bench.Leaderboard.Feeds;

/// <summary>What the feed carries: the notices of the site and the submissions as they were published, newest first.</summary>
internal static class SiteFeed
{
    /// <summary>Entries of the feed; older ones are on the site.</summary>
    private const int Most = 100;

    /// <summary>The newest entries.</summary>
    public static ImmutableArray<FeedEntry> Of(Dataset dataset, ScoreBook book)
    {
        var board = BoardView.Of(dataset, BoardQuery.Usual, book);
        var moments = dataset.Submissions.ToDictionary(entry => entry.Id, entry => entry.Run.Publication.PublishedAt, StringComparer.Ordinal);
        var changes = ChangesView.Of(dataset, new ChangesQuery()).Entries.Select(OfChange);
        var submissions = board.Rows.Concat(board.Withdrawn).Select(row => OfSubmission(row, board, Moment(moments[row.Id])));
        return [.. changes.Concat(submissions).OrderByDescending(entry => entry.At).ThenBy(entry => entry.Id, StringComparer.Ordinal).Take(Most)];
    }

    private static FeedEntry OfChange(ChangeEntry change)
    {
        var about = change.SubmissionName ?? change.Notice.Submission ?? change.Notice.Task;
        var title = about is null ? $"{change.Notice.Kind}" : $"{change.Notice.Kind}: {about}";
        return new FeedEntry(
            $"urn:bench:notice:{change.Anchor}",
            Moment(change.Notice.At),
            title,
            change.Effect is null ? change.Notice.Reason : $"{change.Notice.Reason} {change.Effect}",
            $"/changes#{change.Anchor}");
    }

    private static FeedEntry OfSubmission(BoardRow row, BoardView board, DateTimeOffset at)
    {
        var rank = row.Rank is null ? "not ranked" : string.Create(CultureInfo.InvariantCulture, $"rank {row.Rank.Words} of {row.RankedBeside}");
        return new FeedEntry(
            $"urn:bench:submission:{row.Id}",
            at,
            $"New submission: {row.Name}",
            $"Score by {board.Rule}: {Figures.Score(row.Score.Point, row.Score.Low, row.Score.High)}, {rank}, {LevelWords.Of(row.Level, row.IsDisputed, row.IsWithdrawn)}.",
            $"/submissions/{row.Id}");
    }

    private static DateTimeOffset Moment(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
}
