using Bench.Contracts.Outcomes;

namespace Bench.Evaluation.Patches;

/// <summary>What came of reading a patch.</summary>
public abstract record PatchReading
{
    private PatchReading()
    {
    }

    /// <summary>A well-formed patch.</summary>
    public sealed record Parsed(Patch Patch) : PatchReading;

    /// <summary>Nothing but blank lines: a submission that changes nothing, which is allowed and neutral.</summary>
    public sealed record Empty(Reason Reason) : PatchReading;

    /// <summary>Refused, with the first reason found.</summary>
    public sealed record Refused(Reason Reason) : PatchReading;
}
