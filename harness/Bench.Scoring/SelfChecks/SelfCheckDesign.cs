using System.Collections.Immutable;
using Bench.Contracts.Runs;

namespace Bench.Scoring.SelfChecks;

/// <summary>
/// The arms of every sitting of a self-check. Each does the same block of work many times over; the number of times is all that differs, so
/// the true ratio of two arms is known exactly. No arm is part of two comparisons of identical code.
/// </summary>
public static class SelfCheckDesign
{
    /// <summary>Blocks of an arm of identical code; a factor times this is a whole number.</summary>
    public const int Blocks = 200;

    /// <summary>Comparisons of identical code in a sitting.</summary>
    public static ImmutableArray<CheckedPair> Identical { get; } =
        [new("base", "control", 1), new("copy-1", "copy-2", 1), new("copy-3", "copy-4", 1)];

    /// <summary>Comparisons of arms that are slower by a known factor, smallest first; each with a reference of its own.</summary>
    public static ImmutableArray<CheckedPair> Injected { get; } =
        [new("base", "slower-5", 1.05), new("copy-1", "slower-10", 1.10), new("copy-3", "slower-20", 1.20)];

    /// <summary>The arms with their part in a sitting and the number of blocks that each does.</summary>
    public static ImmutableArray<(string Arm, ArmKind Kind, int Blocks)> Arms { get; } =
    [
        .. Identical.SelectMany(pair => new[] { pair.Reference, pair.Arm }).Select(arm => (arm, KindOf(arm), Blocks)),
        .. Injected.Select(pair => (pair.Arm, ArmKind.Candidate, (int)Math.Round(Blocks * pair.Factor))),
    ];

    private static ArmKind KindOf(string arm) => arm switch { "base" => ArmKind.Base, "control" => ArmKind.Control, _ => ArmKind.Candidate };
}
