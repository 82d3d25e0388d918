using System.Collections.Immutable;
using Bench.Evaluation.Evaluations;
using Bench.Evaluation.Workplaces;
using Bench.Harvester.Build;

namespace Bench.Harvester.Funnel;

/// <summary>The stages behind Filter, made ready, with what has to be let go of afterwards.</summary>
/// <param name="stages">The stages.</param>
/// <param name="workplace">Where code runs.</param>
/// <param name="scratch">Where trees are built.</param>
/// <param name="images">Keeps images within a budget; null without an engine.</param>
internal sealed class OpenedStages(ImmutableArray<IStage> stages, Workplace workplace, RunScratch scratch, ImageBudget? images) : IAsyncDisposable
{
    /// <summary>The stages, in order.</summary>
    public ImmutableArray<IStage> Stages { get; } = stages;

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        images?.Dispose();
        scratch.Dispose();
        await workplace.DisposeAsync();
    }
}
