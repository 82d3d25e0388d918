using System.Collections.Immutable;
using Bench.Contracts.Documents;

namespace Bench.Contracts.Tasks;

/// <summary>
/// A task: a repository at a base commit, an expert's change to it, a workload that times it, and the tests that guard it.
/// The file <c>task.json</c> of a task's folder; paths in it are relative to that folder.
/// </summary>
/// <param name="Schema">Always <c>bench/task/v1</c>.</param>
/// <param name="Id">Identity, unique among tasks.</param>
/// <param name="Kind">A whole repository or a single program.</param>
/// <param name="Language">Main language of the repository, lower case: <c>python</c>, <c>csharp</c>, <c>c</c>, <c>cpp</c>.</param>
/// <param name="Source">Where the code and the expert's change come from.</param>
/// <param name="Environment">What the code needs to be built and run.</param>
/// <param name="Build">How a tree becomes runnable; nothing to do when absent.</param>
/// <param name="Workload">What is timed.</param>
/// <param name="Tests">The tests that a candidate must not break.</param>
/// <param name="Editable">Path patterns a candidate may touch; everything that is not protected when empty.</param>
/// <param name="Protected">Path patterns a candidate must not touch, beside the built-in list.</param>
/// <param name="Unprotected">Exceptions to the built-in list of protected paths, for tasks whose expert had to touch one.</param>
/// <param name="Limits">Bounds on what a phase may use.</param>
/// <param name="Replays">Where and when the expert's speedup was seen again.</param>
/// <param name="Provenance">Why this is a task, written by the harvester; null for a task written by hand.</param>
/// <param name="Licence">SPDX identifier of the repository's licence.</param>
/// <param name="Tags">Free words for choosing subsets.</param>
public sealed record TaskSpec(
    [property: Constant(TaskSpec.SchemaName)] string Schema,
    TaskId Id,
    [property: Shape("^[a-z][a-z0-9+#-]{0,30}$", "the name of a language in lower case, such as python or csharp")] string Language,
    TaskSource Source,
    TaskEnvironment Environment,
    WorkloadSpec Workload,
    TestSuite Tests,
    TaskKind Kind = TaskKind.Repository,
    BuildSpec? Build = null,
    [property: Shape(TextPatterns.Text, TextPatterns.TextWords)] ImmutableArray<string> Editable = default,
    [property: Shape(TextPatterns.Text, TextPatterns.TextWords)] ImmutableArray<string> Protected = default,
    [property: Shape(TextPatterns.Text, TextPatterns.TextWords)] ImmutableArray<string> Unprotected = default,
    TaskLimits? Limits = null,
    ImmutableArray<ReplayRecord> Replays = default,
    TaskProvenance? Provenance = null,
    [property: Shape("^[A-Za-z0-9.+() -]{1,100}$", "an SPDX licence expression")] string? Licence = null,
    [property: Shape("^[A-Za-z0-9][A-Za-z0-9._/-]{0,63}$", "a word of at most 64 letters, digits and . _ / -")] ImmutableArray<string> Tags = default)
{
    /// <summary>The value of <see cref="Schema"/> that this version reads and writes.</summary>
    public const string SchemaName = "bench/task/v1";
}
