using Bench.Leaderboard.Boards;
using Bench.Leaderboard.Delivery;
using Bench.Leaderboard.Queries;
using Bench.Leaderboard.Views;

namespace Bench.Leaderboard.Api;

/// <summary>The API: what the pages show, for programs.</summary>
public static class ApiEndpoints
{
    /// <summary>Where it begins.</summary>
    public const string Root = "/api/v1";

    private const string Document = "v1";

    /// <summary>Adds what <see cref="MapApi"/> uses.</summary>
    public static void AddApi(this WebApplicationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.AddProblemDetails();
        builder.Services.ConfigureHttpJsonOptions(json => ApiDescription.Configure(json.SerializerOptions));
        builder.Services.AddOpenApi(Document, ApiDescription.Configure);
    }

    /// <summary>Answers errors of the API, and none of the pages', with problem details.</summary>
    public static void UseApiProblems(this WebApplication site) => site.UseWhen(
        context => context.Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase),
        api =>
        {
            api.UseExceptionHandler();
            api.UseStatusCodePages();
        });

    /// <summary>Puts the API into the site.</summary>
    public static void MapApi(this WebApplication site)
    {
        ArgumentNullException.ThrowIfNull(site);
        var api = site.MapGroup(Root).RequireCors(SiteDelivery.ReadableFromEverywhere);
        api.MapOpenApi("/openapi.json");
        api.MapView(new ViewEndpoint<BoardQuery, BoardView>(
            "/board", "The board: submissions with their scores, ranks and levels.", (request, query) => new(BoardView.Of(request.Dataset, query, request.Service<ScoreBooks>().Of(request.Dataset))))
        {
            Cut = (view, cursor) => (view with { Rows = cursor.Part(view.Rows) }, view.Rows.Length),
            Rule = query => query.Choice.Resolved,
            Page = "/",
        });
        api.MapView(new ViewEndpoint<NoQuery, SubmissionsView>("/submissions", "All submissions without scores, in the order of their ids.", (request, _) => new(SubmissionsView.Of(request.Dataset)))
        {
            Cut = (view, cursor) => (view with { Rows = cursor.Part(view.Rows) }, view.Rows.Length),
            Page = "/",
        });
    }

    private static void MapView<TQuery, TView>(this RouteGroupBuilder api, ViewEndpoint<TQuery, TView> view)
        where TQuery : IQuery<TQuery>
        where TView : class, IView
    {
        var keys = AskedKeys.Of<TQuery>();
        api.MapGet(view.Path, view.JsonAsync)
            .WithSummary(view.Summary)
            .WithTags(Tag(view.Path))
            .WithMetadata(new QueryKeys(view.Cut is null ? keys : [.. keys, Cursor.LimitKey, Cursor.CursorKey]))
            .Produces<ApiAnswer<TView>>()
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status404NotFound);
        if (view.HasTable)
        {
            api.MapGet($"{view.Path}.csv", view.CsvAsync)
                .WithSummary($"{view.Summary} As CSV, whole.")
                .WithTags(Tag(view.Path))
                .WithMetadata(new QueryKeys(keys))
                .Produces<string>(StatusCodes.Status200OK, "text/csv")
                .ProducesProblem(StatusCodes.Status400BadRequest);
        }
    }

    /// <summary>What an address is sorted under in the description: its first word.</summary>
    private static string Tag(string path) => path.Split('/', StringSplitOptions.RemoveEmptyEntries)[0];
}
