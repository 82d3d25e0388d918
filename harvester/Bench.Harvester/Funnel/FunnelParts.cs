using Bench.Evaluation.Sources;
using Bench.Harvester.Filter;
using Bench.Harvester.Filter.Edits;
using Bench.Harvester.Filter.Paths;
using Bench.Harvester.Filter.Profiles;
using Bench.Harvester.GitHub;
using Bench.Harvester.Mine;

namespace Bench.Harvester.Funnel;

/// <summary>The parts that a harvest is put together from.</summary>
/// <param name="OpenFilter">Makes ready what judges the mined pull requests of a clone, given its newest commit.</param>
/// <param name="GitHub">Adds what GitHub knows; null for the history alone.</param>
/// <param name="OpenStages">Makes the stages behind Filter ready; called only when one of them is to be done.</param>
/// <param name="OpenEdits">Makes the second step of Filter ready; null without one.</param>
internal sealed record FunnelParts(
    Func<Clone, string, CancellationToken, Task<IPullRequestFilter>> OpenFilter,
    GitHubStep? GitHub,
    Func<HarvestRequest, Clone, IProgress<string>, CancellationToken, Task<OpenedStages>> OpenStages,
    Func<Clone, MeaningfulEditStep>? OpenEdits = null)
{
    /// <summary>The parts that this program has for a request.</summary>
    public static FunnelParts For(HarvestRequest request, GitHubStep? github = null) => new(
        async (clone, head, cancellationToken) => FilterProfiles.Create(request.Profile, await PythonProject.IsInAsync(clone, head, cancellationToken)),
        github,
        FunnelStages.OpenAsync,
        request.Profile == FilterProfiles.Default ? static clone => new MeaningfulEditStep(new GitRepository(clone.GitDirectory)) : null);
}
