using System.Collections.Immutable;
using System.Text.Json;
using Bench.Contracts.Documents;

namespace Bench.Contracts.Tasks;

/// <summary>What is timed. It makes its input from a seed and returns an answer that can be compared.</summary>
/// <param name="Runner">What starts it.</param>
/// <param name="File">
/// The Python module (relative to the task's folder) or the built .NET assembly (relative to the tree); null for the other runners.
/// </param>
/// <param name="Command">Argument list for <c>command</c> and <c>selfTimed</c>; placeholders such as <c>{repo}</c> and <c>{seed}</c> are replaced.</param>
/// <param name="ImportPaths">Folders of the tree, put on the import path of the Python runner; the tree's root when empty.</param>
/// <param name="Parameters">Handed to the workload as they are.</param>
/// <param name="CallsPerSample">Calls with inputs of their own in one sample, for workloads that last milliseconds; 1 or more.</param>
/// <param name="Comparison">How answers are compared with base's.</param>
public sealed record WorkloadSpec(
    WorkloadRunner Runner,
    [property: Shape(TextPatterns.Text, TextPatterns.TextWords)] string? File = null,
    [property: Filled, Shape(TextPatterns.Argument, TextPatterns.ArgumentWords)] ImmutableArray<string> Command = default,
    [property: Shape(TextPatterns.Text, TextPatterns.TextWords)] ImmutableArray<string> ImportPaths = default,
    ImmutableSortedDictionary<string, JsonElement>? Parameters = null,
    [property: Bounds(1, 10000)] int CallsPerSample = 1,
    AnswerComparison? Comparison = null);
