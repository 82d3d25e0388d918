using System.Collections.Immutable;
using Bench.Leaderboard.Views;

namespace Bench.Leaderboard.Status;

/// <summary>How far the pull requests of a repository have come on their way to tasks.</summary>
/// <param name="Name">Name that the site's keeper gave the harvest.</param>
/// <param name="Stages">Its stages in order; empty when its file cannot be read.</param>
/// <param name="Problem">Why the file cannot be read; null when it can.</param>
public sealed record HarvestFunnel(string Name, ImmutableArray<HarvestStage> Stages, string? Problem = null)
{
    /// <summary>The stages of every harvest, in order.</summary>
    public static ImmutableArray<string> Names { get; } = ["mine", "filter", "build", "cover", "measure", "admit"];

    /// <summary>Funnels as a table: pull requests that went on from each stage, and that ended there.</summary>
    public static CsvTable Table(ImmutableArray<HarvestFunnel> funnels) => new(
        ["harvest", .. Names.SelectMany(name => new[] { name + "_accepted", name + "_rejected" }), "problem"],
        funnels.Select(funnel => (IReadOnlyList<object?>)
            [funnel.Name, .. Names.SelectMany(name => new object?[] { funnel[name]?.Accepted, funnel[name]?.Rejected }), funnel.Problem]));

    /// <summary>A stage by its name; null when nothing has come to it.</summary>
    public HarvestStage? this[string name] => Stages.FirstOrDefault(stage => stage.Stage == name);
}
