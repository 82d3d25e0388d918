using Bench.Contracts.Outcomes;

namespace Bench.Evaluation.Patches;

/// <summary>What came of applying a patch.</summary>
public abstract record PatchResult
{
    private PatchResult()
    {
    }

    /// <summary>The whole patch is in the tree.</summary>
    public sealed record Applied(AppliedChange Change) : PatchResult;

    /// <summary>Nothing was written.</summary>
    public sealed record Refused(Reason Reason) : PatchResult;
}
