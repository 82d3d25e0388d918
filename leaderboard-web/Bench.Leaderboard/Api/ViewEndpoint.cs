using System.Collections.Immutable;
using Bench.Leaderboard.Data;
using Bench.Leaderboard.Delivery;
using Bench.Leaderboard.Queries;
using Bench.Leaderboard.Views;
using Bench.Scoring.Rules;

namespace Bench.Leaderboard.Api;

/// <summary>One address of the API: the view of a page as JSON, and its table as CSV.</summary>
/// <typeparam name="TQuery">Query of the page.</typeparam>
/// <typeparam name="TView">View of the page.</typeparam>
/// <param name="Schema">Name of the answer's schema in <c>schemas/v1/api</c>.</param>
/// <param name="Path">Address below <c>/api/v1</c> without a suffix.</param>
/// <param name="Summary">What it gives, in one line.</param>
/// <param name="Make">Makes the view; null when there is no such thing.</param>
internal sealed record ViewEndpoint<TQuery, TView>(string Schema, string Path, string Summary, Func<ApiRequest, TQuery, ValueTask<TView?>> Make)
    where TQuery : IQuery<TQuery>
    where TView : class, IView
{
    /// <summary>Takes a part of the rows and says how many there are; null for a view that always comes whole.</summary>
    public Func<TView, Cursor, (TView Part, int Total)>? Cut { get; init; }

    /// <summary>Its tables beside the first.</summary>
    public ImmutableArray<FurtherTable<TView>> Further { get; init; } = [];

    /// <summary>The score rule that a query asks for.</summary>
    public Func<TQuery, IScoreRule> Rule { get; init; } = _ => ScoreRules.Default;

    /// <summary>What its answers depend on.</summary>
    public AnswerKind Kind { get; init; } = AnswerKind.Snapshot;

    /// <summary>What a query lacks that its page asks for and an answer cannot do without; null for nothing.</summary>
    public Func<TQuery, IQueryCollection, QueryProblem?> Lack { get; init; } = (_, _) => null;

    /// <summary>Address of the page that shows the same; null when it is the address of this below the root.</summary>
    public string? Page { get; init; }

    /// <summary>Answers with JSON.</summary>
    public async Task<IResult> JsonAsync(HttpContext context, Dataset dataset, TimeProvider clock)
    {
        var (cursor, problem) = Cut is null ? (null, null) : Of(Cursor.Parse(context.Request.Query));
        if (problem is not null)
        {
            return ApiProblem.Of(problem);
        }

        if (cursor?.Dataset is { } counted && counted != dataset.Version)
        {
            return ApiProblem.Gone($"The cursor counts rows of the dataset {counted}, and this is {dataset.Version}: begin again without a cursor.");
        }

        var (query, view, refusal) = await ViewAsync(context, dataset, Cut is null ? context.Request.Query : Cursor.Others(context.Request.Query));
        if (refusal is not null)
        {
            return refusal;
        }

        var (part, total) = Cut is null ? (view!, 0) : Cut(view!, cursor!);
        var next = cursor is not null && cursor.From + cursor.Limit < total ? cursor.After(dataset.Version) : null;
        var rule = Rule(query!);
        return Results.Json(
            new ApiAnswer<TView>(dataset.Version, $"{rule.Id} v{rule.Version}", clock.GetUtcNow(), Links(context, query!, next), part),
            ApiJson.Options);
    }

    /// <summary>Answers with the first table as CSV.</summary>
    public Task<IResult> CsvAsync(HttpContext context, Dataset dataset) => CsvAsync(context, dataset, Path, view => view.Table());

    /// <summary>Answers with a further table as CSV.</summary>
    public Task<IResult> CsvAsync(HttpContext context, Dataset dataset, FurtherTable<TView> further) => CsvAsync(context, dataset, AddressOf(further), further.Of);

    /// <summary>Address of a further table below the root of the API, without the ending.</summary>
    public string AddressOf(FurtherTable<TView> further) => $"{Path}/{further.Name}";

    private async Task<IResult> CsvAsync(HttpContext context, Dataset dataset, string address, Func<TView, CsvTable?> of)
    {
        var (_, view, refusal) = await ViewAsync(context, dataset, context.Request.Query);
        return refusal ?? (of(view!) is { } table ? new CsvResult(table, FileName(address, context, dataset)) : ApiProblem.NotFound("There is no table for this."));
    }

    private static (T? Read, QueryProblem? Problem) Of<T>(QueryReading<T> reading) => reading switch
    {
        QueryReading<T>.Read(var query) => (query, null),
        QueryReading<T>.Refused(var problem) => (default, problem),
        var other => throw new InvalidOperationException($"unknown reading {other}"),
    };

    private async Task<(TQuery? Query, TView? View, IResult? Refusal)> ViewAsync(HttpContext context, Dataset dataset, IQueryCollection keys)
    {
        var (query, problem) = Of(TQuery.Parse(keys));
        problem ??= Lack(query!, keys);
        if (problem is not null)
        {
            return (query, null, ApiProblem.Of(problem));
        }

        var view = await Make(new ApiRequest(dataset, context), query!);
        return (query, view, view is null ? UnknownIds.Problem(dataset, context.Request) : null);
    }

    private ApiLinks Links(HttpContext context, TQuery query, string? next)
    {
        var (before, path) = (context.Request.PathBase.Value, context.Request.Path.Value!);
        var asked = query.ToString();
        var joint = asked.Length == 0 ? "?" : "&";
        return new ApiLinks(
            before + path + context.Request.QueryString,
            before + (Page ?? path[ApiEndpoints.Root.Length..]) + asked,
            $"{before}{path}.csv{asked}",
            next is null ? null : before + path + asked + joint + next);
    }

    /// <summary>Name to save it under; ids in it were found in the dataset.</summary>
    private static string FileName(string address, HttpContext context, Dataset dataset) =>
        string.Join('-', address.TrimStart('/').Split('/').Select(part => part.StartsWith('{') ? (string?)context.GetRouteValue(part.Trim('{', '}')) : part)) + $"-{dataset.Version}.csv";
}
