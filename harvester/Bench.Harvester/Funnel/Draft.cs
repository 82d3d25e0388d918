using System.Collections.Immutable;
using Bench.Contracts.Tasks;

namespace Bench.Harvester.Funnel;

/// <summary>
/// A task in the making: Build gives it environment and test command, Cover its guarding tests, Measure its workload and replays.
/// Files that it names lie in <see cref="Candidate.Folder"/>, which becomes the task's folder.
/// </summary>
/// <param name="Language">Language as in the task.</param>
/// <param name="Environment">What the code needs.</param>
/// <param name="Build">How a tree becomes runnable.</param>
/// <param name="Tests">How the tests run; guarding ones since Cover.</param>
/// <param name="Limits">Bounds of the phases.</param>
/// <param name="CoveredLines">Lines of interest that guarding tests execute, as <c>path:line</c>; since Cover.</param>
/// <param name="Workload">What is timed; since Measure.</param>
/// <param name="Replays">Times that the expert's speedup was measured; since Measure.</param>
/// <param name="Warnings">What a reader of the task should know, such as <c>tests were edited</c>.</param>
public sealed record Draft(
    string Language,
    TaskEnvironment Environment,
    BuildSpec? Build,
    TestSuite Tests,
    TaskLimits? Limits = null,
    ImmutableArray<string> CoveredLines = default,
    WorkloadSpec? Workload = null,
    ImmutableArray<ReplayRecord> Replays = default,
    ImmutableArray<string> Warnings = default);
