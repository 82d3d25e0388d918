using Bench.Leaderboard.Api;
using Bench.Leaderboard.Boards;
using Bench.Leaderboard.Data;
using Bench.Leaderboard.Delivery;
using Bench.Leaderboard.Queries;
using Bench.Leaderboard.Views;

namespace Bench.Leaderboard.Badges;

/// <summary>Serves badges. They understand the query of the board: the same rule, the same filters, the same rank.</summary>
internal static class BadgeEndpoint
{
    /// <summary>Puts the badges into the site.</summary>
    public static void MapBadges(this WebApplication site) => site.MapGet("/badge/{id}.svg", Answer).RequireCors(SiteDelivery.ReadableFromEverywhere).ExcludeFromDescription();

    private static IResult Answer(string id, HttpRequest request, Dataset dataset, ScoreBooks books) => BoardQuery.Parse(request.Query) switch
    {
        QueryReading<BoardQuery>.Refused(var problem) => ApiProblem.Of(problem),
        QueryReading<BoardQuery>.Read(var query) when BoardView.Of(dataset, query, books.Of(dataset)) is var view && Row(view, id) is { } row => Results.Text(BadgeSvg.Of(Of(view, row)), "image/svg+xml"),
        _ => dataset.Submission(id) is null ? UnknownIds.Problem(dataset, request) : ApiProblem.NotFound($"There is no '{id}' on the board of this address: its filters leave it out."),
    };

    private static BoardRow? Row(BoardView view, string id) => view.Rows.Concat(view.Withdrawn).FirstOrDefault(row => row.Id == id);

    private static Badge Of(BoardView view, BoardRow row) => new(
        row.Name,
        view.Rule,
        Figures.Score(row.Score.Point, row.Score.Low, row.Score.High),
        row.Rank?.Words,
        row.RankedBeside,
        LevelWords.Of(row.Level, row.IsDisputed, row.IsWithdrawn));
}
