using Bench.Contracts.Outcomes;

namespace Bench.Evaluation.Patches;

/// <summary>A section that is well formed. It may still be one that no submission may hold.</summary>
/// <param name="Change">What the section says.</param>
/// <param name="Problem">Why it must be refused: binary content, a forbidden mode, a line too long; null when it may stay.</param>
internal sealed record PatchSection(FileChange Change, Reason? Problem);
