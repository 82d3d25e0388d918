using System.Collections.Immutable;
using Bench.Contracts.Tasks;
using Bench.Evaluation.Evaluations;

namespace Bench.Harvester.Cover;

/// <summary>What is run under coverage.</summary>
/// <param name="Bench">The bench; its task has the suite.</param>
/// <param name="Tree">The expert's built tree.</param>
/// <param name="Interest">Lines of interest; no others are reported.</param>
public sealed record CoverageTarget(TaskBench Bench, string Tree, ImmutableSortedSet<SourceLine> Interest)
{
    /// <summary>The suite.</summary>
    public TestSuite Tests => Bench.Task.Spec.Tests;

    /// <summary>The same with another suite.</summary>
    public CoverageTarget With(TestSuite tests) => this with { Bench = Bench with { Task = Bench.Task with { Spec = Bench.Task.Spec with { Tests = tests } } } };
}
