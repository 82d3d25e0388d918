using System.Collections.Immutable;
using System.Text.Json;
using Bench.Contracts.Tasks;
using Bench.Evaluation.Sources;

namespace Bench.Harvester.Measure.Sources;

/// <summary>Makes a proposal of a workload that a person or a program wrote.</summary>
internal static class HandedWorkload
{
    /// <summary>Name of a Python workload.</summary>
    public const string Python = "workload.py";

    /// <summary>Name of a .NET workload.</summary>
    public const string Dotnet = "Workload.cs";

    /// <summary>Names that a workload of the draft's language may have, the usual one first; none for a language without a runner.</summary>
    public static ImmutableArray<string> NamesFor(string language) => language switch
    {
        "python" => [Python],
        "csharp" => [Dotnet],
        "c" => [NativeWorkload.C, NativeWorkload.Cpp],
        "cpp" => [NativeWorkload.Cpp, NativeWorkload.C],
        _ => [],
    };

    /// <summary>Makes it.</summary>
    /// <param name="question">What is known of the pull request.</param>
    /// <param name="origin">Where the workload comes from.</param>
    /// <param name="name">What it is, in words.</param>
    /// <param name="files">Its files; one of them is the workload.</param>
    /// <exception cref="SourceException">What lies beside it cannot be read.</exception>
    public static WorkloadProposal Make(WorkloadQuestion question, WorkloadOrigin origin, string name, ImmutableSortedDictionary<string, ReadOnlyMemory<byte>> files)
    {
        var notes = files.TryGetValue(WorkloadNotes.FileName, out var text) ? ReadNotes(name, text) : new WorkloadNotes();
        var kept = files.Remove(WorkloadNotes.FileName);
        var parameters = notes.Parameters ?? ImmutableSortedDictionary<string, JsonElement>.Empty;
        if (files.ContainsKey(Python))
        {
            var folders = notes.ImportPaths.IsDefaultOrEmpty ? ImportFolders.Of(question.Draft, question.Change) : notes.ImportPaths;
            return new WorkloadProposal(
                origin, name, new WorkloadSpec(WorkloadRunner.Python, Python, default, folders, parameters, notes.CallsPerSample, notes.Comparison), kept, []);
        }

        if (kept.ContainsKey(NativeWorkload.C) || kept.ContainsKey(NativeWorkload.Cpp))
        {
            return new WorkloadProposal(origin, name, NativeWorkload.Spec(notes), NativeWorkload.With(kept), []) { Compile = notes.Compile };
        }

        if (!kept.ContainsKey(WorkloadProposal.ProjectName))
        {
            kept = kept.Add(WorkloadProposal.ProjectName, DotnetProject.Of(question));
        }

        return new WorkloadProposal(
            origin, name, new WorkloadSpec(WorkloadRunner.Dotnet, DotnetProject.Assembly, default, default, parameters, notes.CallsPerSample, notes.Comparison), kept, []);
    }

    private static WorkloadNotes ReadNotes(string name, ReadOnlyMemory<byte> text)
    {
        try
        {
            return WorkloadNotes.Read(text.Span);
        }
        catch (JsonException wrong)
        {
            throw new SourceException($"{name}: {WorkloadNotes.FileName} beside it cannot be read: {wrong.Message} It may hold parameters, importPaths, callsPerSample, comparison (as in task.json) and compile.", wrong);
        }
    }
}
