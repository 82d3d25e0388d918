using Bench.Contracts.Tasks;
using Bench.Harvester.Funnel;

namespace Bench.Harvester.Cover;

/// <summary>A way to see covered lines, with what it changes of the build.</summary>
/// <param name="Coverage">Runs the suite.</param>
public sealed record CoverageTool(ICoverage Coverage)
{
    /// <summary>How it builds its tree, given the draft's build; null when the draft's own tree serves.</summary>
    public Func<BuildSpec?, BuildSpec>? Build { get; init; }

    /// <summary>The draft as this tool builds it.</summary>
    public Draft On(Draft draft) => Build is null ? draft : draft with { Build = Build(draft.Build) };
}
