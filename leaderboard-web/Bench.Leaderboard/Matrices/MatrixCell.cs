using Bench.Contracts.Outcomes;
using Bench.Leaderboard.Tasks;

namespace Bench.Leaderboard.Matrices;

/// <summary>One submission at one task.</summary>
/// <param name="Kind">What is known.</param>
/// <param name="Attainment">Its attainment, 0…1; null when it is not scored.</param>
public sealed record MatrixCell(CellKind Kind, double? Attainment)
{
    /// <summary>Number of shades that an attainment is shown in.</summary>
    public const int Shades = 5;

    /// <summary>The shade of an attainment, from 0 for none to <see cref="Shades"/> - 1 for all of the expert's gain.</summary>
    public static int Shade(double attainment) => (int)Math.Clamp(Math.Ceiling(attainment * (Shades - 1) - 1e-9), 0, Shades - 1);

    /// <summary>What is known of a task that was tried.</summary>
    /// <param name="tried">What the submission did with the task.</param>
    /// <param name="attainment">Its attainment; null when it is not scored.</param>
    internal static CellKind KindOf(TriedTask tried, double? attainment) => attainment is null
        ? tried.Attempts.All(result => result.Outcome == OutcomeKind.Fault) ? CellKind.Fault : CellKind.NotMeasurable
        : tried.Attempts.All(result => result.Outcome is OutcomeKind.Failed or OutcomeKind.Fault) ? CellKind.Failed : CellKind.Scored;
}
