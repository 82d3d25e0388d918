using System.Collections.Immutable;
using Bench.Contracts.Tasks;
using Bench.Harvester.Funnel;

namespace Bench.Harvester.Build;

/// <summary>
/// What the stage Cover needs beside a draft. Build makes the environment with it already, since the network is open in that stage only;
/// the task that comes out does not have it.
/// </summary>
public static class CoverExtras
{
    /// <summary>Name of the program that runs Python tests under coverage.</summary>
    public const string PythonProgram = "bench_cover.py";

    /// <summary>Name of the script that builds and runs a C or C++ tree under coverage.</summary>
    public const string NativeScript = "bench_cover.sh";

    /// <summary>Folder of the collector of covered lines for .NET, in a cell.</summary>
    public const string CollectorFolder = "{prepared}/packages/coverlet.collector/" + CollectorVersion + "/build/net8.0";

    private const string CollectorVersion = "8.0.1";
    private const string Project = "Coverage.csproj";

    /// <summary>Files for the sealed copy of the task's folder, text by name.</summary>
    public static ImmutableSortedDictionary<string, string> FilesFor(Draft draft) => draft.Tests.Framework switch
    {
        TestFramework.Pytest or TestFramework.Unittest => ImmutableSortedDictionary<string, string>.Empty.Add(PythonProgram, Template.Fill(PythonProgram)),
        TestFramework.Junit => ImmutableSortedDictionary<string, string>.Empty.Add(NativeScript, Template.Fill(NativeScript)),
        TestFramework.Dotnet => ImmutableSortedDictionary<string, string>.Empty.Add(Project, Template.Fill("Coverage.project", ("version", CollectorVersion))),
        _ => ImmutableSortedDictionary<string, string>.Empty,
    };

    /// <summary>The draft with what brings the collector.</summary>
    public static Draft On(Draft draft)
    {
        if (draft.Tests.Framework != TestFramework.Dotnet)
        {
            return draft;
        }

        ImmutableArray<string> restore =
        [
            "env", "--chdir={task}", "DOTNET_TieredCompilation=1", "dotnet", "restore", "{task}/" + Project, "-p:BenchObj={prepared}/coverage-obj/", "-p:RestoreConfigFile={task}/nuget.config", "-p:NuGetAudit=false",
        ];
        var prepare = draft.Environment.Prepare.IsDefault ? [] : draft.Environment.Prepare;
        return draft with { Environment = draft.Environment with { Prepare = prepare.Add(restore) } };
    }
}
