using System.Collections.Immutable;
using Bench.Harvester.Funnel;

namespace Bench.Harvester.Cover;

/// <summary>A way to see covered lines, with what it changes of the environment.</summary>
/// <param name="Coverage">Runs the suite.</param>
public sealed record CoverageTool(ICoverage Coverage)
{
    /// <summary>Variables that its tree is built with, over those of the draft.</summary>
    public ImmutableSortedDictionary<string, string> Variables { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>The draft as this tool builds it.</summary>
    public Draft On(Draft draft) => Variables.IsEmpty ? draft : draft with
    {
        Environment = draft.Environment with { Variables = (draft.Environment.Variables ?? ImmutableSortedDictionary<string, string>.Empty).SetItems(Variables) },
        Build = draft.Build is null ? null : draft.Build with { Outputs = [] },
    };
}
