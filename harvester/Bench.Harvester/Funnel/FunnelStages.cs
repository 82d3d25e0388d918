using System.Collections.Immutable;
using Bench.Harvester.Mine;

namespace Bench.Harvester.Funnel;

/// <summary>The stages behind Filter that this program has.</summary>
internal static class FunnelStages
{
    /// <summary>Word of the last stage that this program has.</summary>
    public static string Last => StageWords.Of(Stage.Filter);

    /// <summary>Makes the stages ready.</summary>
    /// <param name="request">What was asked for.</param>
    /// <param name="clone">The repository.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public static Task<ImmutableArray<IStage>> OpenAsync(HarvestRequest request, Clone clone, CancellationToken cancellationToken) =>
        Task.FromResult(ImmutableArray<IStage>.Empty);
}
