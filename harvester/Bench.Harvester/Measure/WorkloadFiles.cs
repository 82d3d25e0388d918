using System.Collections.Immutable;
using Bench.Evaluation.Sources;
using Bench.Harvester.Measure.Sources;

namespace Bench.Harvester.Measure;

/// <summary>The files of a workload in the folder of a task.</summary>
internal static class WorkloadFiles
{
    /// <summary>Names that only a workload has: what an earlier look left goes away.</summary>
    private static readonly ImmutableArray<string> Own =
        [HandedWorkload.Python, HandedWorkload.Dotnet, WorkloadProposal.ProjectName, "Benchmark.cs", "BenchmarkAttributes.cs",
            NativeWorkload.C, NativeWorkload.Cpp, NativeWorkload.Header, NativeWorkload.Script];

    private const string OwnFolder = "benchmark";

    /// <summary>Writes them.</summary>
    /// <exception cref="SourceException">A name leads out of the folder.</exception>
    public static void Write(WorkloadProposal proposal, string folder)
    {
        foreach (var (name, bytes) in proposal.Files)
        {
            var path = Path.GetFullPath(Path.Combine(folder, name));
            if (!path.StartsWith(Path.GetFullPath(folder) + "/", StringComparison.Ordinal))
            {
                throw new SourceException($"{proposal.Name}: the file '{name}' lies outside of the task's folder.");
            }

            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllBytes(path, bytes.ToArray());
        }
    }

    /// <summary>Removes what an earlier workload left.</summary>
    public static void RemoveFrom(string folder)
    {
        if (!Directory.Exists(folder))
        {
            return;
        }

        foreach (var name in Own)
        {
            File.Delete(Path.Combine(folder, name));
        }

        if (Directory.Exists(Path.Combine(folder, OwnFolder)))
        {
            Directory.Delete(Path.Combine(folder, OwnFolder), recursive: true);
        }
    }
}
