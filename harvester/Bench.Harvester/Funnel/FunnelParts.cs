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
    Func<HarvestRequest, Clone, IProgress<string>, CancellationToken, Task<OpenedStages>> OpenStages,
    Func<Clone, MeaningfulEditStep>? OpenEdits = null)
{
    /// <summary>The parts that this program has for a request.</summary>
    public static FunnelParts For(HarvestRequest request) => new(
        FilterProfiles.Create(request.Profile),
        Enrichment: null,
        FunnelStages.OpenAsync,
        request.Profile == FilterProfiles.Default ? static clone => new MeaningfulEditStep(new GitRepository(clone.GitDirectory)) : null);
}
