namespace Bench.Leaderboard.Api;

/// <summary>Lets a reader put <c>.csv</c> or <c>.json</c> behind the address of a page with a table.</summary>
internal static class TableAddresses
{
    /// <summary>Leads such addresses to the API.</summary>
    /// <param name="site">The site.</param>
    /// <param name="path">Address of the view below the root of the API.</param>
    /// <param name="tables">Addresses of its tables, without the ending.</param>
    public static void MapTableAddresses(this WebApplication site, string path, IEnumerable<string> tables)
    {
        // The API names its CSV by the ending and its JSON by none.
        site.Lead(path + ".json", ".json".Length);
        foreach (var table in tables)
        {
            site.Lead(table + ".csv", 0);
        }
    }

    private static void Lead(this WebApplication site, string address, int cut) => site
        .MapGet(address, (HttpRequest request) => Results.Redirect($"{request.PathBase}{ApiEndpoints.Root}{request.Path.ToUriComponent()[..^cut]}{request.QueryString}"))
        .ExcludeFromDescription();
}
