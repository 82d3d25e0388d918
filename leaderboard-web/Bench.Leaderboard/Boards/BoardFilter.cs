using System.Collections.Immutable;
using System.Globalization;
using Bench.Leaderboard.Data;

namespace Bench.Leaderboard.Boards;

/// <summary>Which submissions a query is about.</summary>
public static class BoardFilter
{
    /// <summary>Whether a submission is among those that are ranked against each other.</summary>
    public static bool Ranks(BoardQuery query, SubmissionEntry entry, SuiteList suites) =>
        (query.Suite.Length == 0 || suites.Of(entry) == query.Suite)
        && BoardLevels.Holds(query.Level, entry)
        && (!query.OpenAgent || entry.Submission.OpenAgent == true)
        && (!query.OpenWeights || entry.Submission.OpenWeights == true)
        && (query.From is null || Day(entry) >= query.From)
        && (query.To is null || Day(entry) <= query.To);

    /// <summary>Whether a submission holds the text that is looked for.</summary>
    public static bool Shows(BoardQuery query, SubmissionEntry entry) =>
        query.Text.Length == 0
        || new[] { entry.Name, entry.Submission.Model, entry.Submission.Agent, entry.Submission.Organisation }.Any(text => text?.Contains(query.Text, StringComparison.OrdinalIgnoreCase) == true);

    /// <summary>The boards with one filter less that have a row, and the one without any.</summary>
    public static ImmutableArray<LooserBoard> Loosen(BoardQuery query, ScoreBook book) =>
    [
        .. new (string Filter, BoardQuery Query)[]
        {
            ("the text", query with { Text = "" }),
            ("the level", query with { Level = "" }),
            ("open agent", query with { OpenAgent = false }),
            ("open weights", query with { OpenWeights = false }),
            ("the dates", query with { From = null, To = null }),
            ("the suite", query.Of(suite: "")),
            ("all filters", BoardQuery.Usual with { Choice = query.Choice }),
        }
        .Where(looser => looser.Query != query)
        .Select(looser => new LooserBoard(looser.Filter, looser.Query.ToUrl(), book.Dataset.Submissions.Count(entry => !entry.IsWithdrawn && Ranks(looser.Query, entry, book.Suites) && Shows(looser.Query, entry))))
        .Where(looser => looser.Rows > 0),
    ];

    private static DateOnly Day(SubmissionEntry entry) =>
        DateOnly.FromDateTime(DateTimeOffset.Parse(entry.Run.Publication.PublishedAt, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal).UtcDateTime);
}
