using System.Collections.Immutable;
using Bench.Contracts.Publications;

namespace Bench.Tests.Shared.Boards;

/// <summary>A run to make up: every submission at every task, with samples that its results follow from.</summary>
/// <param name="Submissions">The submissions.</param>
/// <param name="Tasks">Ids of the tasks.</param>
internal sealed record PlannedRun(ImmutableArray<PlannedSubmission> Submissions, ImmutableArray<string> Tasks)
{
    /// <summary>How far it has been checked.</summary>
    public PublicationLevel Level { get; init; } = PublicationLevel.Remeasured;

    /// <summary>Day on which it was made and published.</summary>
    public string Day { get; init; } = "2026-10-01";

    /// <summary>Class of its machine.</summary>
    public string MachineClass { get; init; } = "0123456789abcdef";

    /// <summary>Seed of the drawn times.</summary>
    public ulong Seed { get; init; } = 7;

    /// <summary>Rotations of a sitting.</summary>
    public int Rotations { get; init; } = 12;
}
