using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace Bench.Harvester.Build;

/// <summary>Leaves out the test files that cannot be imported or compiled here, as long as they are few. The tree itself is never changed.</summary>
public static partial class BrokenTests
{
    private const double MostBroken = 0.25;
    private const int MostNamed = 10;
    private const RegexOptions Options = RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking | RegexOptions.Multiline;

    /// <summary>The recipe without the files that the log names; null when it names none, or more than a quarter.</summary>
    /// <param name="recipe">The recipe that failed.</param>
    /// <param name="failure">How it failed.</param>
    /// <param name="tree">The base tree.</param>
    public static Recipe? LeftOut(Recipe recipe, BuildFailure failure, SourceTree tree) => recipe.Name switch
    {
        PythonRecipe.Name => Python(recipe, failure, tree),
        DotnetRecipe.Name => Dotnet(recipe, failure, tree),
        _ => null,
    };

    private static Recipe? Python(Recipe recipe, BuildFailure failure, SourceTree tree)
    {
        var broken = Named(BrokenModule(), failure.Log).Where(tree.Has).ToImmutableArray();
        var files = tree.Paths.Count(path => Path.GetFileName(path).StartsWith("test_", StringComparison.Ordinal));
        return broken.IsEmpty || IsTooMuch(broken.Length, files) ? null
            : (recipe with { Tests = RecipeRepair.WithOptions(recipe.Tests, broken.Select(path => "--ignore=" + path)) }).WithNote(Note("imported", broken, failure));
    }

    /// <summary>Files of the test project alone: what is measured has to compile whole. A project in the root may hold the library, too.</summary>
    private static Recipe? Dotnet(Recipe recipe, BuildFailure failure, SourceTree tree)
    {
        var project = DotnetRecipe.TestProjectOf(recipe);
        var folder = project[..(project.LastIndexOf('/') + 1)];
        var had = recipe.Files.GetValueOrDefault(DotnetRecipe.Targets, "");
        var projects = DotnetProject.In(tree);
        var files = folder.Length == 0 ? [] : tree.EndingIn(".cs").Where(path => DotnetRecipe.OwnerOf(projects, path)?.Path == project).ToList();
        var named = Named(BrokenSource(), failure.Log).ToList();
        var broken = files.Where(path => named.Exists(place => place.EndsWith("/" + path, StringComparison.Ordinal)) && !had.Contains(Line(path), StringComparison.Ordinal)).ToImmutableArray();
        var leftOut = had.Split("<Compile Remove=").Length - 1;
        return broken.IsEmpty || IsTooMuch(broken.Length + leftOut, files.Count) ? null
            : recipe.WithFile(DotnetRecipe.Targets, DotnetRecipe.WithItems(had, broken.Select(Line))).WithNote(Note("compiled", broken, failure));

        string Line(string path) => $"    <Compile Remove=\"{path[folder.Length..]}\" Condition=\"'$(MSBuildProjectFile)' == '{project[folder.Length..]}'\" />\n";
    }

    private static bool IsTooMuch(int broken, int files) => broken > files * MostBroken;

    private static string Note(string what, ImmutableArray<string> broken, BuildFailure failure) =>
        $"test files that cannot be {what} here are left out: {string.Join(", ", broken.Take(MostNamed))}{(broken.Length > MostNamed ? $" and {broken.Length - MostNamed} more" : "")} ({failure.Detail})";

    private static IEnumerable<string> Named(Regex pattern, string log) =>
        pattern.Matches(log).Select(match => match.Groups["file"].Value).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);

    [GeneratedRegex(@"^ERROR (?<file>[^ :]+\.py)", Options)]
    private static partial Regex BrokenModule();

    [GeneratedRegex(@"(?<file>/[^\s(]+\.cs)\([0-9]+,[0-9]+\): error CS[0-9]+", Options)]
    private static partial Regex BrokenSource();
}
