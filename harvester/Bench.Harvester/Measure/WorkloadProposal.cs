using System.Collections.Immutable;
using Bench.Contracts.Tasks;
using Bench.Harvester.Measure.Sources;

namespace Bench.Harvester.Measure;

/// <summary>A workload that nobody has looked at yet.</summary>
/// <param name="Origin">Where it comes from.</param>
/// <param name="Name">What it is, in words: a benchmark's name or a file's.</param>
/// <param name="Spec">How it is called.</param>
/// <param name="Files">Its files, by path relative to the task's folder.</param>
/// <param name="Warnings">What a reader of the task should know of it.</param>
public sealed record WorkloadProposal(
    WorkloadOrigin Origin,
    string Name,
    WorkloadSpec Spec,
    ImmutableSortedDictionary<string, ReadOnlyMemory<byte>> Files,
    ImmutableArray<string> Warnings)
{
    /// <summary>Name of the project that builds a .NET workload.</summary>
    public const string ProjectName = "Workload.csproj";

    /// <summary>Further arguments of the compiler for a workload in C or C++.</summary>
    public ImmutableArray<string> Compile { get; init; } = [];

    /// <summary>Whether answers that do not depend on the seed are put up with: only for guarding tests, and marked.</summary>
    public bool MayBeWeak => Origin == WorkloadOrigin.GuardingTests;

    /// <summary>The build of a draft with this workload's own: what the draft builds with is used for its project, too.</summary>
    /// <param name="build">The draft's.</param>
    public BuildSpec? BuildOn(BuildSpec? build) => Files.ContainsKey(ProjectName) ? DotnetBuild.With(build)
        : Files.ContainsKey(NativeWorkload.Script) ? NativeWorkload.BuildOn(build, Compile)
        : build;
}
