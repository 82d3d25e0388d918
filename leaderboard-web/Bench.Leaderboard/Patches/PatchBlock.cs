using System.Collections.Immutable;

namespace Bench.Leaderboard.Patches;

/// <summary>
/// Lines of a patch that are shown together: lines of one kind, or deleted lines with the inserted ones that come in their place, which stand
/// below each other where it is narrow and beside each other where it is wide.
/// </summary>
/// <param name="Old">Deleted lines; for lines of another kind, those lines.</param>
/// <param name="New">Inserted lines.</param>
/// <param name="Kind">Kind of the lines; <see cref="PatchLineKind.Deleted"/> or <see cref="PatchLineKind.Inserted"/> for a change.</param>
public sealed record PatchBlock(PatchLineKind Kind, ImmutableArray<PatchLine> Old, ImmutableArray<PatchLine> New)
{
    /// <summary>Whether lines go or come.</summary>
    public bool IsChange => Kind is PatchLineKind.Deleted or PatchLineKind.Inserted;
}
