namespace Bench.Leaderboard.Api;

/// <summary>Lets a reader put <c>.csv</c> or <c>.json</c> behind the address of a page with a table.</summary>
internal static class TableAddresses
{
    private static readonly string[] Tables = ["board", "submissions", "tasks", "rules", "matrix", "machines", "changes", "compare", "search", "data"];

    /// <summary>Leads such addresses to the API.</summary>
    public static void MapTableAddresses(this WebApplication site)
    {
        foreach (var table in Tables)
        {
            site.MapGet($"/{table}.json", (HttpRequest request) => Results.Redirect($"{ApiEndpoints.Root}/{table}{request.QueryString}")).ExcludeFromDescription();
            site.MapGet($"/{table}.csv", (HttpRequest request) => Results.Redirect($"{ApiEndpoints.Root}/{table}.csv{request.QueryString}")).ExcludeFromDescription();
        }
    }
}
