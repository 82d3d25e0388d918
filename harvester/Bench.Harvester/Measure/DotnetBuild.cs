using System.Collections.Immutable;
using Bench.Contracts.Tasks;

namespace Bench.Harvester.Measure;

/// <summary>Adds the project of a workload to the build of a draft.</summary>
internal static class DotnetBuild
{
    private const string Project = "{task}/" + WorkloadProposal.ProjectName;
    private const string Outputs = ".bench/**";

    /// <summary>Switches that say nothing to the workload's project: it is restored with the build, and has a framework and a place of its own.</summary>
    private static readonly ImmutableArray<string> Own = ["--no-restore", "--no-dependencies"];
    private static readonly ImmutableArray<string> OwnWithValue = ["-f", "--framework", "-o", "--output"];
    private static readonly ImmutableArray<string> WithValue = ["-c", "--configuration", "-v", "--verbosity"];

    private static readonly ImmutableArray<string> Plain =
        ["dotnet", "build", Project, "-c", "Release", "-m:1", "-v:q", "-nologo", "-p:NuGetAudit=false", "-p:RunAnalyzers=false"];

    /// <summary>The build with a command for the project of the workload; unchanged when it has one.</summary>
    /// <param name="build">The draft's; null when it builds nothing.</param>
    public static BuildSpec With(BuildSpec? build)
    {
        ImmutableArray<ImmutableArray<string>> commands = build is { Commands.IsDefaultOrEmpty: false } ? build.Commands : [];
        if (commands.Any(command => command.Contains(Project)))
        {
            return build!;
        }

        var outputs = build?.Outputs ?? default;
        return new BuildSpec(
            [.. commands, [.. Like(commands.LastOrDefault(IsBuild)), .. OfflineSources(commands), "-p:BenchRepo={repo}"]],
            outputs.IsDefaultOrEmpty || outputs.Contains(Outputs) ? outputs : [.. outputs, Outputs]);
    }

    /// <summary>The draft's own build command with the workload's project in place of its own: its switches say how to build offline here.</summary>
    private static ImmutableArray<string> Like(ImmutableArray<string> command)
    {
        var words = command.IsDefaultOrEmpty ? Plain : command;
        var verb = words.IndexOf("build");
        var switches = new List<string>();
        for (var index = verb + 1; index < words.Length; index++)
        {
            if (OwnWithValue.Contains(words[index]))
            {
                index++;
            }
            else if (WithValue.Contains(words[index]) && index + 1 < words.Length)
            {
                switches.AddRange([words[index], words[++index]]);
            }
            else if (words[index].StartsWith('-') && !Own.Contains(words[index]))
            {
                switches.Add(words[index]);
            }
        }

        return [.. words[..(verb + 1)], Project, .. switches];
    }

    /// <summary>Where packages come from without a network, when the draft says so in a command of its own for the restore.</summary>
    private static IEnumerable<string> OfflineSources(ImmutableArray<ImmutableArray<string>> commands) =>
        commands.Any(IsBuild) && commands.Last(IsBuild).Any(IsSource) ? [] : commands.SelectMany(command => command).Where(IsSource).Take(1);

    private static bool IsSource(string word) => word.StartsWith("-p:RestoreSources=", StringComparison.Ordinal);

    private static bool IsBuild(ImmutableArray<string> command) =>
        command.Contains("build") && command.Any(word => word is "dotnet" || word.EndsWith("/dotnet", StringComparison.Ordinal));
}
