using Bench.Leaderboard.Data;
using Bench.Leaderboard.Delivery;
using Bench.Leaderboard.Errors;
using Bench.Leaderboard.Intake.Http;
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
        builder.Services.AddProblemDetails(options => options.CustomizeProblemDetails = ApiProblem.Explain);
        builder.Services.ConfigureHttpJsonOptions(json => ApiDescription.Configure(json.SerializerOptions));
        builder.Services.AddOpenApi(Document, ApiDescription.Configure);
    }

    /// <summary>Answers errors with problem details where no page was asked for.</summary>
    public static void UseApiProblems(this WebApplication site) => site.UseWhen(
        context => !ErrorPages.IsForPage(context.Request),
        api =>
        {
            api.UseExceptionHandler(new ExceptionHandlerOptions { StatusCodeSelector = ErrorPages.StatusOf });
            api.UseStatusCodePages();
        });

    /// <summary>Puts the API into the site.</summary>
    public static void MapApi(this WebApplication site)
    {
        ArgumentNullException.ThrowIfNull(site);
        var api = site.MapGroup(Root).RequireCors(SiteDelivery.ReadableFromEverywhere).RequireRateLimiting(RateLimits.Calls);
        api.MapOpenApi("/openapi.json");
        api.MapView(site, ApiViews.Board);
        api.MapView(site, ApiViews.Submissions);
        api.MapView(site, ApiViews.Submission);
        api.MapView(site, ApiViews.Attempt);
        api.MapView(site, ApiViews.Comparison);
        api.MapView(site, ApiViews.Tasks);
        api.MapView(site, ApiViews.Task);
        api.MapView(site, ApiViews.Rules);
        api.MapView(site, ApiViews.Matrix);
        api.MapView(site, ApiViews.Machines);
        api.MapView(site, ApiViews.Machine);
        api.MapView(site, ApiViews.Changes);
        api.MapView(site, ApiViews.Search);
        api.MapView(site, ApiViews.Downloads);
        api.MapView(site, ApiViews.Status);
        api.MapSamples("/submissions/{id}/samples.ndjson", "All samples behind a submission's results", (string id, HttpRequest request, Dataset dataset) => SampleLines.Of(dataset, request, id, null));
        api.MapSamples("/submissions/{id}/tasks/{task}/samples.ndjson", "The samples behind a submission's results at a task", (string id, string task, HttpRequest request, Dataset dataset) => SampleLines.Of(dataset, request, id, task));
    }

    private static void MapSamples(this RouteGroupBuilder api, string path, string summary, Delegate answer) => api.MapGet(path, answer)
        .WithSummary($"{summary}, as NDJSON in the order in which they were taken.")
        .WithTags("submissions")
        .WithMetadata(new AnswerAttribute(AnswerKind.Stream), new Described([], SampleLines.ContentType))
        .ProducesProblem(StatusCodes.Status404NotFound)
        .ProducesProblem(StatusCodes.Status410Gone);

    private static void MapView<TQuery, TView>(this RouteGroupBuilder api, WebApplication site, ViewEndpoint<TQuery, TView> view)
        where TQuery : IQuery<TQuery>
        where TView : class, IView
    {
        var keys = AskedKeys.Of<TQuery>();
        IReadOnlyList<string> paged = view.Cut is null ? keys : [.. keys, Cursor.LimitKey, Cursor.CursorKey];
        var kind = new AnswerAttribute(view.Kind);
        Describe(api.MapGet(view.Path, view.JsonAsync).WithMetadata(kind), view.Path, view.Summary, new Described(paged, "application/json", view.Schema));
        Describe(api.MapGet($"{view.Path}.csv", (HttpContext context, Dataset dataset) => view.CsvAsync(context, dataset)).WithMetadata(kind), view.Path, $"{view.Summary} As CSV, whole.", new Described(keys, "text/csv"));
        foreach (var table in view.Further)
        {
            var csv = api.MapGet($"{view.AddressOf(table)}.csv", (HttpContext context, Dataset dataset) => view.CsvAsync(context, dataset, table));
            Describe(csv.WithMetadata(kind), view.Path, $"{table.Summary} As CSV, whole.", new Described(keys, "text/csv"));
        }

        site.MapTableAddresses(view.Path, view.Further.Select(view.AddressOf).Prepend(view.Path));
    }

    /// <summary>Says in the description of the API what an address gives; it is sorted under the first word of its path.</summary>
    private static void Describe(RouteHandlerBuilder address, string path, string summary, Described described) => address
        .WithSummary(summary)
        .WithTags(path.Split('/', StringSplitOptions.RemoveEmptyEntries)[0])
        .WithMetadata(described)
        .ProducesProblem(StatusCodes.Status400BadRequest)
        .ProducesProblem(StatusCodes.Status404NotFound)
        .ProducesProblem(StatusCodes.Status410Gone);
}
