namespace Bench.Leaderboard.Api;

/// <summary>Lets a reader put <c>.csv</c> or <c>.json</c> behind the address of a page with a table.</summary>
internal static class TableAddresses
{
    private static readonly string[] Tables = ["board", "submissions", "tasks", "rules", "matrix", "machines", "changes", "compare", "search", "data"];

    private static readonly (string Path, string Ending)[] Items =
    [
        ("/submissions/{id}", "csv"), ("/submissions/{id}", "json"), ("/tasks/{task}", "csv"), ("/tasks/{task}", "json"),
        ("/submissions/{id}/tasks/{task}", "csv"), ("/submissions/{id}/tasks/{task}", "json"), ("/machines/{machine}", "csv"), ("/machines/{machine}", "json"),
    ];

    /// <summary>Leads such addresses to the API.</summary>
    public static void MapTableAddresses(this WebApplication site)
    {
        foreach (var table in Tables)
        {
            site.MapGet($"/{table}.json", (HttpRequest request) => Results.Redirect($"{request.PathBase}{ApiEndpoints.Root}/{table}{request.QueryString}")).ExcludeFromDescription();
            site.MapGet($"/{table}.csv", (HttpRequest request) => Results.Redirect($"{request.PathBase}{ApiEndpoints.Root}/{table}.csv{request.QueryString}")).ExcludeFromDescription();
        }

        foreach (var (path, ending) in Items)
        {
            // The API names its CSV by the ending and its JSON by none.
            var cut = ending == "json" ? ".json".Length : 0;
            site.MapGet($"{path}.{ending}", (HttpRequest request) => Results.Redirect($"{request.PathBase}{ApiEndpoints.Root}{request.Path.ToUriComponent()[..^cut]}{request.QueryString}")).ExcludeFromDescription();
        }
    }
}
