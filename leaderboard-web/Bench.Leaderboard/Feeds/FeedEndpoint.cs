using Bench.Leaderboard.Boards;
using Bench.Leaderboard.Data;
using Bench.Leaderboard.Delivery;

namespace Bench.Leaderboard.Feeds;

/// <summary>Serves the feed.</summary>
internal static class FeedEndpoint
{
    /// <summary>Puts the feed into the site.</summary>
    public static void MapFeed(this WebApplication site) => site.MapGet("/feed.atom", (HttpRequest request, Dataset dataset, ScoreBooks books) =>
        Results.Bytes(
            AtomFeed.Of(SiteFeed.Of(dataset, books.Of(dataset)), new Uri($"{request.Scheme}://{request.Host}/"), dataset.ImportedAt),
            "application/atom+xml; charset=utf-8")).RequireCors(SiteDelivery.ReadableFromEverywhere).ExcludeFromDescription();
}
