using System.Collections.Immutable;
using Bench.Contracts.Tasks;

namespace Bench.Harvester.Build;

/// <summary>Lets the tests of a built .NET project be started from its assembly, which saves the reading of projects in every run.</summary>
public static class DotnetAssembly
{
    private static readonly ImmutableHashSet<string> WithArgument = ["-c", "-f"];

    /// <summary>The suite as it starts from the assembly; as it was when there is none where it is usually built to.</summary>
    /// <param name="tree">The built tree.</param>
    /// <param name="tests">The suite.</param>
    public static TestSuite In(string tree, TestSuite tests)
    {
        var project = tests.Framework == TestFramework.Dotnet && !tests.Command.IsDefaultOrEmpty
            ? tests.Command.FirstOrDefault(word => word.StartsWith("{repo}/", StringComparison.Ordinal) && word.EndsWith(".csproj", StringComparison.Ordinal))
            : null;
        return project is not null && Find(tree, project["{repo}/".Length..]) is { } assembly ? tests with { Command = Start(tests.Command, project, "{repo}/" + assembly) } : tests;
    }

    /// <summary>Options of builds mean nothing to an assembly.</summary>
    private static ImmutableArray<string> Start(ImmutableArray<string> command, string project, string assembly) =>
    [
        .. command.Where((word, at) => !word.StartsWith("-p:", StringComparison.Ordinal) && !word.StartsWith("--no-", StringComparison.Ordinal)
                && !WithArgument.Contains(word) && (at == 0 || !WithArgument.Contains(command[at - 1])))
            .Select(word => word == project ? assembly : word),
    ];

    /// <summary>The one assembly of the project's name below its bin folder.</summary>
    private static string? Find(string tree, string project)
    {
        var bin = Path.Combine(tree, Path.GetDirectoryName(project)!, "bin", "Release");
        var found = Directory.Exists(bin) ? Directory.GetFiles(bin, Path.GetFileNameWithoutExtension(project) + ".dll", SearchOption.AllDirectories) : [];
        var started = found.Where(file => File.Exists(Path.ChangeExtension(file, ".runtimeconfig.json"))).ToArray();
        return started is [var only] ? Path.GetRelativePath(tree, only) : null;
    }
}
