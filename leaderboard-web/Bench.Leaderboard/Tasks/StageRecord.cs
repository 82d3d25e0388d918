using System.Collections.Immutable;
using Bench.Contracts.Tasks;

namespace Bench.Leaderboard.Tasks;

/// <summary>What one stage of the funnel said of a task.</summary>
/// <param name="Stage">The stage.</param>
/// <param name="Verdict">Its verdict with the reason; null when only evidence of it was kept.</param>
/// <param name="Evidence">What it saw.</param>
public sealed record StageRecord(string Stage, string? Verdict, ImmutableArray<ProvenanceNote> Evidence)
{
    /// <summary>Name of notes that a reader should know before trusting the task.</summary>
    public const string Warning = "warning";

    /// <summary>The stages in the order of the funnel, each with the evidence that carries its name: <c>build</c>, then <c>build.image</c>.</summary>
    public static ImmutableArray<StageRecord> Of(TaskProvenance? provenance)
    {
        if (provenance is null || provenance.Stages.IsDefaultOrEmpty)
        {
            return [];
        }

        return [.. provenance.Stages
            .Where(note => note.Name != Warning)
            .GroupBy(note => note.Name.Split('.', 2)[0], StringComparer.Ordinal)
            .Select(stage => new StageRecord(
                stage.Key,
                stage.FirstOrDefault(note => note.Name == stage.Key)?.Evidence,
                [.. stage.Where(note => note.Name != stage.Key).Select(note => note with { Name = note.Name[(stage.Key.Length + 1)..] })]))];
    }
}
