namespace Bench.BoardGenerator;

/// <summary>How large a board is and what it is drawn from.</summary>
/// <param name="Tasks">Tasks.</param>
/// <param name="Submissions">Submissions; up to eight share a run and its sittings.</param>
/// <param name="Samples">Kept rotations of a sitting.</param>
/// <param name="Seed">The same seed gives the same files.</param>
/// <param name="Hostile">Whether names try to be markup, formulas or commands.</param>
public sealed record BoardOptions(int Tasks, int Submissions, int Samples, ulong Seed = 1, bool Hostile = false)
{
    /// <summary>Fewest rotations that a verdict can come of: the 99 % interval of fewer has no ends.</summary>
    public const int LeastDeciding = 8;
}
