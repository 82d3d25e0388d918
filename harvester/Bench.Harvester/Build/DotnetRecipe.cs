using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Bench.Contracts.Tasks;

namespace Bench.Harvester.Build;

/// <summary>The recipe of a .NET repository: the test project that reaches the changed code, restored once and built without network.</summary>
public static partial class DotnetRecipe
{
    /// <summary>Name of the recipe.</summary>
    public const string Name = "dotnet";

    /// <summary>Name of the file that is read at the end of each project.</summary>
    public const string Targets = "Repository.targets";

    /// <summary>Major version of the SDK that the image holds.</summary>
    public const int SdkMajor = 10;

    private const string Frameworks = "Frameworks.targets";

    private const string PackageSource = "nuget.config";

    private static readonly ImmutableSortedDictionary<string, string> Variables = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1",
        ["DOTNET_CLI_WORKLOAD_UPDATE_NOTIFY_DISABLE"] = "1",
        ["DOTNET_GENERATE_ASPNET_CERTIFICATE"] = "false",
        ["DOTNET_NOLOGO"] = "1",
        ["DOTNET_TieredCompilation"] = "0",
        ["DOTNET_TieredPGO"] = "0",
        ["DOTNET_gcConcurrent"] = "0",
        ["DOTNET_gcServer"] = "0",
        ["MSBUILDDISABLENODEREUSE"] = "1",
        ["NUGET_PACKAGES"] = "{prepared}/packages",
    }.ToImmutableSortedDictionary(StringComparer.Ordinal);

    /// <summary>Recognises a .NET tree; null when it has no test project.</summary>
    /// <param name="tree">The base tree.</param>
    /// <param name="changed">Paths that the pull request changes.</param>
    public static Recipe? Detect(SourceTree tree, IReadOnlyCollection<string> changed)
    {
        var projects = DotnetProject.In(tree);
        var tests = RankTests(projects, changed);
        if (tests.IsEmpty)
        {
            return null;
        }

        var test = tests[0];
        var framework = FrameworkOf(test);
        var properties = Properties(test, framework);
        var start = Start(tree);
        var project = "{repo}/" + test.Path;
        ImmutableArray<string> restore = [.. start, "restore", project, .. properties];
        ImmutableArray<string> build = [.. start, "build", project, "-c", "Release", "-m:1", "-v:q", "-nologo", "--no-restore", .. Select(test, framework), .. properties];
        ImmutableArray<string> run =
        [
            .. start, "test", project, "-c", "Release", "--no-build", "--no-restore", .. Select(test, framework), .. properties,
            "--logger", "trx;LogFileName=report.trx", "--results-directory", "{out}",
        ];
        return new Recipe(
            Name,
            "csharp",
            new TaskEnvironment(Dockerfile: Recipe.Dockerfile, Host: new HostRequirement(["dotnet"]), Variables: VariablesOf(tree, framework), Prepare: [restore]),
            new BuildSpec([restore.Add("-p:RestoreSources={prepared}/packages"), build], Outputs(projects, test)),
            new TestSuite(TestFramework.Dotnet, run, "report.trx"),
            new TaskLimits(MemoryMiB: 3072, Pids: 512, DiskMiB: 4096, PrepareSeconds: 900, BuildSeconds: 600, TestSeconds: 600, SampleSeconds: 60),
            ImmutableSortedDictionary<string, string>.Empty
                .Add(Recipe.Dockerfile, Template.Fill("dotnet.Dockerfile"))
                .Add(Frameworks, Template.Fill(Frameworks))
                .Add(PackageSource, Template.Fill("nuget.config"))
                .Add(Targets, Template.Fill(Targets, ("items", ""))),
            [.. Notes(tree, tests, framework)],
            []);
    }

    /// <summary>Path of the project whose tests a recipe of this kind runs.</summary>
    public static string TestProjectOf(Recipe recipe)
    {
        ArgumentNullException.ThrowIfNull(recipe);
        return recipe.Tests.Command.First(word => word.StartsWith("{repo}/", StringComparison.Ordinal))["{repo}/".Length..];
    }

    /// <summary>The text of <see cref="Targets"/> with further items.</summary>
    /// <param name="targets">The text.</param>
    /// <param name="lines">Items, a line each.</param>
    public static string WithItems(string targets, IEnumerable<string> lines)
    {
        ArgumentNullException.ThrowIfNull(targets);
        return targets.Replace("  </ItemGroup>", string.Concat(lines) + "  </ItemGroup>", StringComparison.Ordinal);
    }

    /// <summary>Major version of a framework such as <c>net8.0</c> or <c>netcoreapp3.1</c>; null for others.</summary>
    public static int? MajorOf(string framework) => Modern().Match(framework) is { Success: true } match
        ? int.Parse(match.Groups["major"].Value, CultureInfo.InvariantCulture)
        : null;

    /// <summary>Test projects, best first: those that reach a changed project, the nearer ones and those named after it before others.</summary>
    public static ImmutableArray<DotnetProject> RankTests(ImmutableArray<DotnetProject> projects, IReadOnlyCollection<string> changed)
    {
        var owners = changed.Select(path => OwnerOf(projects, path)).OfType<DotnetProject>().Where(owner => !owner.IsTest).Select(owner => owner.Path).ToHashSet(StringComparer.Ordinal);
        var byPath = projects.ToDictionary(project => project.Path, StringComparer.Ordinal);
        return
        [
            .. projects.Where(project => project.IsTest)
                .OrderByDescending(test => Reached(test, byPath).Count(owners.Contains))
                .ThenByDescending(test => owners.Any(owner => test.Name.StartsWith(byPath[owner].Name, StringComparison.OrdinalIgnoreCase)))
                .ThenByDescending(test => FrameworkOf(test) is { } framework && MajorOf(framework) is not null)
                .ThenBy(test => test.Name.Length).ThenBy(test => test.Path, StringComparer.Ordinal),
        ];
    }

    /// <summary>The framework to build for: the newest one named that the SDK can run; null when the project names none.</summary>
    private static string? FrameworkOf(DotnetProject test)
    {
        var runnable = test.Frameworks.Where(framework => MajorOf(framework) is <= SdkMajor and >= 2 && !framework.Contains('-', StringComparison.Ordinal));
        return runnable.OrderByDescending(framework => MajorOf(framework)).ThenByDescending(framework => framework, StringComparer.Ordinal).FirstOrDefault()
            ?? (test.Frameworks.IsEmpty ? null : $"net{SdkMajor}.0");
    }

    private static ImmutableArray<string> Select(DotnetProject test, string? framework) => test.ManyFrameworks && framework is not null ? ["-f", framework] : [];

    /// <summary>The tree has no history to take a version from; projects that put one together from its parts find parts.</summary>
    private static readonly ImmutableArray<string> NoHistory = ["-p:MinVerSkip=true", "-p:MinVerVersion=0.0.0", "-p:MinVerMajor=0", "-p:MinVerMinor=0", "-p:MinVerPatch=0"];

    /// <summary>
    /// Projects with several frameworks are built for the one of the tests alone; those with one keep it. A switch that narrowed all of them would
    /// be above what a project says itself: one with a single other framework, such as a source generator, would be restored for the wrong one.
    /// </summary>
    private static ImmutableArray<string> Properties(DotnetProject test, string? framework)
    {
        string[] narrowed = framework is null ? [] : [$"-p:BenchFramework={framework}", $"-p:BeforeMicrosoftNETSdkTargets={{task}}/{Frameworks}"];
        // A single framework that the SDK does not run is replaced, whichever of the two names it.
        string[] moved = framework is not null && test.Frameworks.Length == 1 && test.Frameworks[0] != framework
            ? [test.ManyFrameworks ? $"-p:TargetFrameworks={framework}" : $"-p:TargetFramework={framework}"]
            : [];
        return
        [
            .. narrowed, .. moved, $"-p:CustomAfterMicrosoftCommonTargets={{task}}/{Targets}", $"-p:RestoreConfigFile={{task}}/{PackageSource}", "-p:NuGetAudit=false",
            "-p:TreatWarningsAsErrors=false", "-p:WarningsAsErrors=", "-p:RunAnalyzers=false", "-p:GenerateDocumentationFile=false", "-p:EnableSourceControlManagerQueries=false",
            "-p:ContinuousIntegrationBuild=false", "-p:RestoreLockedMode=false", $"-p:UseAppHost={(test.Runs ? "true" : "false")}", .. NoHistory,
        ];
    }

    /// <summary>A global.json may ask for an SDK that is not there: the commands then start where it is not seen.</summary>
    private static ImmutableArray<string> Start(SourceTree tree) =>
        tree.EndingIn("global.json").Any() ? ["env", "--chdir={task}", "DOTNET_TieredCompilation=1", "dotnet"] : ["env", "DOTNET_TieredCompilation=1", "dotnet"];

    private static ImmutableSortedDictionary<string, string> VariablesOf(SourceTree tree, string? framework)
    {
        var variables = framework is not null && MajorOf(framework) < SdkMajor ? Variables.Add("DOTNET_ROLL_FORWARD", "Major") : Variables;
        return InvariantCultures().IsMatch(tree.Text("Directory.Build.props")) ? variables.Add("DOTNET_SYSTEM_GLOBALIZATION_INVARIANT", "1") : variables;
    }

    private static ImmutableArray<string> Outputs(ImmutableArray<DotnetProject> projects, DotnetProject test) =>
        [.. Reached(test, projects.ToDictionary(project => project.Path, StringComparer.Ordinal)).Append(test.Path)
            .Select(path => path.Contains('/', StringComparison.Ordinal) ? path[..(path.LastIndexOf('/') + 1)] : "")
            .Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).SelectMany(folder => new[] { folder + "bin/**", folder + "obj/**" }), "artifacts/**"];

    private static IEnumerable<string> Notes(SourceTree tree, ImmutableArray<DotnetProject> tests, string? framework)
    {
        yield return $".NET, by {tree.Paths.FirstOrDefault(path => path.EndsWith(".sln", StringComparison.Ordinal) || path.EndsWith(".slnx", StringComparison.Ordinal)) ?? "its projects"}; tests of {tests[0].Path} for {framework ?? "its own framework"}";
        if (SdkVersion().Match(tree.Text("global.json")) is { Success: true } version)
        {
            yield return $"global.json asks for the SDK {version.Groups["version"].Value}; the one of the image is used";
        }

        if (tests.Length > 1)
        {
            yield return $"left out: the tests of {string.Join(", ", tests.Skip(1).Take(5).Select(test => test.Path))}{(tests.Length > 6 ? $" and {tests.Length - 6} more" : "")}";
        }
    }

    /// <summary>The project that a file belongs to: the nearest one above it.</summary>
    internal static DotnetProject? OwnerOf(ImmutableArray<DotnetProject> projects, string path) => projects
        .Where(project => project.Folder.Length == 0 || path.StartsWith(project.Folder + "/", StringComparison.Ordinal))
        .OrderByDescending(project => project.Folder.Length).FirstOrDefault();

    private static HashSet<string> Reached(DotnetProject from, Dictionary<string, DotnetProject> byPath)
    {
        var reached = new HashSet<string>(StringComparer.Ordinal);
        var open = new Stack<string>(from.References);
        while (open.TryPop(out var path))
        {
            if (reached.Add(path) && byPath.TryGetValue(path, out var project))
            {
                project.References.ToList().ForEach(open.Push);
            }
        }

        return reached;
    }

    [GeneratedRegex(@"^net(coreapp)?(?<major>[0-9]+)\.[0-9]+(-[a-z0-9.]+)?$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Modern();

    [GeneratedRegex(@"""version""\s*:\s*""(?<version>[^""]+)""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex SdkVersion();

    [GeneratedRegex(@"<InvariantGlobalization>\s*true", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex InvariantCultures();
}
