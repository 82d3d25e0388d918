using System.Collections.Immutable;
using Bench.Harvester.Filter;
using Bench.Harvester.Mine;

namespace Bench.Harvester.Funnel;

/// <summary>The parts that a harvest is put together from.</summary>
/// <param name="Filter">Judges what was mined.</param>
/// <param name="Enrichment">Adds what a service knows; null without one.</param>
/// <param name="OpenStages">Makes the stages behind Filter ready; called only when one of them is to be done.</param>
internal sealed record FunnelParts(
    IPullRequestFilter Filter,
    IPullRequestEnrichment? Enrichment,
    Func<HarvestRequest, Clone, CancellationToken, Task<ImmutableArray<IStage>>> OpenStages)
{
    /// <summary>The parts that this program has.</summary>
    public static FunnelParts Own { get; } = new(new OpenFilter(), Enrichment: null, FunnelStages.OpenAsync);
}
