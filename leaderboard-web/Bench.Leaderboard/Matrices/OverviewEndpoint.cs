using Bench.Leaderboard.Data;

namespace Bench.Leaderboard.Matrices;

/// <summary>Serves the overview of the grid.</summary>
internal static class OverviewEndpoint
{
    /// <summary>Puts it into the site. The version in the address is for caches alone.</summary>
    public static void MapOverview(this WebApplication site) =>
        site.MapGet("/matrix/overview.svg", (Dataset dataset) => Results.Text(MatrixOverview.Of(dataset).Svg(), "image/svg+xml")).ExcludeFromDescription();
}
