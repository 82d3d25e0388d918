using Bench.Leaderboard.Data;
using Bench.Leaderboard.Queries;
using Microsoft.AspNetCore.Components;

namespace Bench.Leaderboard.Components.Parts;

/// <summary>
/// A page whose whole state is its address. An address that is not understood is answered with 400; one that says the same in other words, as
/// forms do, is sent on to the one that stands for it.
/// </summary>
/// <typeparam name="T">The query.</typeparam>
public abstract class QueryPage<T> : ComponentBase
    where T : class, IQuery<T>
{
    /// <summary>The request.</summary>
    [CascadingParameter]
    public required HttpContext Http { get; set; }

    /// <summary>The data.</summary>
    [Inject]
    public required Dataset Seen { get; set; }

    /// <summary>Sends the reader to another address.</summary>
    [Inject]
    public required NavigationManager Navigation { get; set; }

    /// <summary>What the address asks for; null when it is not understood.</summary>
    protected T? Query { get; private set; }

    /// <summary>What is wrong with the address; null when nothing is.</summary>
    protected QueryProblem? Problem { get; private set; }

    /// <summary>The state that this request sees.</summary>
    protected Dataset Data { get; private set; } = null!;

    /// <summary>Reads the address, then lets the page look up what it shows. Nothing is drawn before: half a page would be taken for one of which nothing is there.</summary>
    public sealed override async Task SetParametersAsync(ParameterView parameters)
    {
        parameters.SetParameterProperties(this);
        await ReadAsync();
        await base.SetParametersAsync(ParameterView.Empty);
    }

    /// <summary>Looks up what the page shows.</summary>
    /// <param name="query">What the address asks for.</param>
    /// <param name="cancellationToken">Ends with the request.</param>
    protected abstract Task LookUpAsync(T query, CancellationToken cancellationToken);

    private async Task ReadAsync()
    {
        Data = Seen;
        switch (T.Parse(Http.Request.Query))
        {
            case QueryReading<T>.Read(var query) when query.ToString() == (Http.Request.QueryString.Value ?? ""):
                Query = query;
                await LookUpAsync(query, Http.RequestAborted);
                break;
            case QueryReading<T>.Read(var query):
                Navigation.NavigateTo(Http.Request.PathBase + Http.Request.Path + query.ToString());
                break;
            case QueryReading<T>.Refused(var problem):
                Problem = problem;
                break;
            case var other:
                throw new InvalidOperationException($"unknown reading {other}");
        }
    }
}
