using System.Collections.Immutable;
using Bench.Evaluation.Sources;
using Bench.Harvester.Filter;
using Bench.Harvester.Filter.Edits;
using Bench.Harvester.Filter.Profiles;
using Bench.Harvester.Mine;

namespace Bench.Harvester.Funnel;

/// <summary>The parts that a harvest is put together from.</summary>
/// <param name="Filter">Judges what was mined.</param>
/// <param name="Enrichment">Adds what a service knows; null without one.</param>
/// <param name="OpenStages">Makes the stages behind Filter ready; called only when one of them is to be done.</param>
/// <param name="OpenEdits">Makes the second step of Filter ready; null without one.</param>
internal sealed record FunnelParts(
    IPullRequestFilter Filter,
    IPullRequestEnrichment? Enrichment,
    Func<HarvestRequest, Clone, CancellationToken, Task<ImmutableArray<IStage>>> OpenStages,
    Func<Clone, MeaningfulEditStep>? OpenEdits = null)
{
    /// <summary>The parts that this program has, with its own filter.</summary>
    public static FunnelParts Own { get; } = Of(FilterProfiles.Default);

    /// <summary>The parts that this program has, with the filter of a profile; only its own filter has a second step.</summary>
    public static FunnelParts Of(string profile) => new(
        FilterProfiles.Create(profile),
        Enrichment: null,
        FunnelStages.OpenAsync,
        profile == FilterProfiles.Default ? static clone => new MeaningfulEditStep(new GitRepository(clone.GitDirectory)) : null);
}
