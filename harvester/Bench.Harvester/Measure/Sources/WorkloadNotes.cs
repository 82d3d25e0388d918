using System.Collections.Immutable;
using System.Text.Json;
using Bench.Contracts.Documents;
using Bench.Contracts.Tasks;

namespace Bench.Harvester.Measure.Sources;

/// <summary>What <c>workload.json</c> beside a workload may say of it.</summary>
/// <param name="Parameters">Handed to the workload as they are.</param>
/// <param name="ImportPaths">Folders of the tree for imports.</param>
/// <param name="CallsPerSample">Calls in one sample.</param>
/// <param name="Comparison">How answers are compared.</param>
/// <param name="Compile">In C and C++, further arguments of its compiler, such as <c>-std=c++20</c>, <c>-I{repo}/inc</c> or <c>-lz</c>.</param>
public sealed record WorkloadNotes(
    ImmutableSortedDictionary<string, JsonElement>? Parameters = null,
    ImmutableArray<string> ImportPaths = default,
    int CallsPerSample = 1,
    AnswerComparison? Comparison = null,
    ImmutableArray<string> Compile = default)
{
    /// <summary>Name of the file.</summary>
    public const string FileName = "workload.json";

    /// <summary>Reads the file.</summary>
    /// <exception cref="JsonException">It says something else.</exception>
    public static WorkloadNotes Read(ReadOnlySpan<byte> utf8) => JsonSerializer.Deserialize<WorkloadNotes>(utf8, BenchJson.Options) ?? new WorkloadNotes();
}
