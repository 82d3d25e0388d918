using System.Collections.Immutable;
using Bench.Contracts.Publications;
using Bench.Scoring.Rules;

namespace Bench.Leaderboard.Boards;

/// <summary>A submission on the board.</summary>
/// <param name="Id">Its identity.</param>
/// <param name="Name">Its name.</param>
/// <param name="Model">The model.</param>
/// <param name="Agent">The program that drove it; null when nobody said.</param>
/// <param name="Organisation">Who submitted it; null when nobody said.</param>
/// <param name="Suite">Suite that it was made on.</param>
/// <param name="Rank">Its place; null when it is not ranked.</param>
/// <param name="Moved">Places gained against the default rule; negative when lost; null when either has no rank.</param>
/// <param name="Score">Its score under the chosen rule.</param>
/// <param name="AdjustedScore">The same with results that await review or were found to cheat counted as failures.</param>
/// <param name="Opt">Share of tasks solved at the chosen threshold.</param>
/// <param name="Parity">Share of sound attempts that kept parity.</param>
/// <param name="Faster">Share of sound attempts that are faster than base.</param>
/// <param name="Faults">Attempts that ended in a fault of ours or of the machine; null for a run imported from a report, which tells none.</param>
/// <param name="CostUsd">What all predictions together cost; null when nobody said.</param>
/// <param name="Level">How far it has been checked.</param>
/// <param name="IsDisputed">Whether a dispute about it is open.</param>
/// <param name="IsWithdrawn">Whether it is no longer ranked.</param>
/// <param name="Marks">What a reader must know before putting it beside others.</param>
/// <param name="PublishedAt">Day of publication.</param>
/// <param name="MachineClass">Class of the machine that measured it.</param>
/// <param name="Notice">Reason of its newest notice; null when there is none.</param>
public sealed record BoardRow(
    string Id,
    string Name,
    string Model,
    string? Agent,
    string? Organisation,
    string Suite,
    Rank? Rank,
    int? Moved,
    Score Score,
    double? AdjustedScore,
    double? Opt,
    double? Parity,
    double? Faster,
    int? Faults,
    double? CostUsd,
    PublicationLevel Level,
    bool IsDisputed,
    bool IsWithdrawn,
    ImmutableArray<string> Marks,
    string PublishedAt,
    string MachineClass,
    string? Notice)
{
    /// <summary>How many are ranked on the same set of tasks, shown or not; those on other tasks have ranks of their own.</summary>
    public int RankedBeside { get; init; }
}
