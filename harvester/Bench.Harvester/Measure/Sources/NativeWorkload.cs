using System.Collections.Immutable;
using System.Text.Json;
using Bench.Contracts.Tasks;
using Bench.Harvester.Measure.Templates;

namespace Bench.Harvester.Measure.Sources;

/// <summary>A workload in C or C++: a program of its own, linked with what the tree's build left, that speaks the frames itself.</summary>
internal static class NativeWorkload
{
    /// <summary>Name of a workload in C.</summary>
    public const string C = "workload.c";

    /// <summary>Name of a workload in C++.</summary>
    public const string Cpp = "workload.cpp";

    /// <summary>Name of the file that it includes.</summary>
    public const string Header = "bench_workload.h";

    /// <summary>Name of the script that builds it.</summary>
    public const string Script = "bench_workload.sh";

    private const string Program = "{repo}/.bench/workload";
    private const string Outputs = ".bench/**";

    /// <summary>How it is called.</summary>
    /// <param name="notes">What lies beside it.</param>
    public static WorkloadSpec Spec(WorkloadNotes notes) => new(
        WorkloadRunner.Command, null, [Program], default, notes.Parameters ?? ImmutableSortedDictionary<string, JsonElement>.Empty, notes.CallsPerSample, notes.Comparison);

    /// <summary>Its files, with those that every such workload has.</summary>
    /// <param name="files">Those that were handed in.</param>
    public static ImmutableSortedDictionary<string, ReadOnlyMemory<byte>> With(ImmutableSortedDictionary<string, ReadOnlyMemory<byte>> files) =>
        files.SetItem(Header, TemplateFiles.Bytes(TemplateFiles.NativeHeader)).SetItem(Script, TemplateFiles.Bytes(TemplateFiles.NativeScript));

    /// <summary>The build of a draft, and then the workload's own.</summary>
    /// <param name="build">The draft's; null when it builds nothing.</param>
    /// <param name="arguments">Further arguments of the compiler.</param>
    public static BuildSpec BuildOn(BuildSpec? build, ImmutableArray<string> arguments)
    {
        ImmutableArray<ImmutableArray<string>> commands = build is { Commands.IsDefaultOrEmpty: false } ? build.Commands : [];
        var outputs = build?.Outputs ?? default;
        return new BuildSpec(
            [.. commands.Where(command => !command.Contains("{task}/" + Script)), ["sh", "{task}/" + Script, "{repo}", "{task}", .. arguments.IsDefault ? [] : arguments]],
            outputs.IsDefaultOrEmpty || outputs.Contains(Outputs) ? outputs : [.. outputs, Outputs]);
    }
}
