using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Bench.Contracts.Tasks;

namespace Bench.Harvester.Build;

/// <summary>Changes a recipe by what the log of a failed build asks for. It never touches the tree.</summary>
public static partial class RecipeRepair
{
    private const RegexOptions Options = RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking | RegexOptions.Multiline;

    /// <summary>Says in a log that the build changed files of the tree.</summary>
    public const string Drift = "bench: the build changed files";

    /// <summary>A better recipe; null when the log asks for nothing that can be given.</summary>
    /// <param name="recipe">The recipe that failed.</param>
    /// <param name="log">Its log.</param>
    public static Recipe? Of(Recipe recipe, string log) => recipe.Name switch
    {
        _ when log.Contains(Drift, StringComparison.Ordinal) && recipe.Build is { Outputs.IsDefaultOrEmpty: false } build =>
            recipe with { Build = build with { Outputs = [] }, Warnings = recipe.Warnings.Add("the build changes files of the tree, so its drift is not checked") },
        PythonRecipe.Name when log.Contains("error: unrecognized arguments", StringComparison.Ordinal) && !recipe.Tests.Command.Contains("addopts=") =>
            recipe with { Tests = WithOptions(recipe.Tests, ["-o", "addopts="]) },
        PythonRecipe.Name => Python(recipe, log),
        DotnetRecipe.Name => Dotnet(recipe, log),
        _ when NativeRecipe.IsOf(recipe) => Native(recipe, log),
        _ => null,
    };

    private static Recipe? Python(Recipe recipe, string log)
    {
        var had = PythonRecipe.PackagesOf(recipe);
        var missing = MissingModule().Matches(log).Select(match => DebianPackages.OfModule(match.Groups["module"].Value))
            .Concat(MissingPlugin().Matches(log).Select(match => DebianPackages.Of(PythonRequirements.Canonical(match.Groups["name"].Value))))
            .Where(package => !had.Contains(package) && package != "python3").Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        return missing.Count == 0 ? null
            : PythonRecipe.WithPackages(recipe, had.Concat(missing)).WithNote($"added what the tests could not import: {string.Join(", ", missing)}");
    }

    private static Recipe? Native(Recipe recipe, string log)
    {
        if (OlderTool().IsMatch(log) && NativeRecipe.WithNewerTool(recipe) is { } newer)
        {
            return newer.WithNote($"{recipe.Name} of Debian's backports: the tree asks for a newer one than the release has");
        }

        var had = NativeRecipe.PackagesOf(recipe);
        var missing = NativePackages.AskedFor(log).Except(had);
        return missing.IsEmpty ? null : NativeRecipe.WithPackages(recipe, had.Concat(missing)).WithNote($"added what the build misses: {string.Join(", ", missing)}");
    }

    private static Recipe? Dotnet(Recipe recipe, string log)
    {
        var had = recipe.Files.GetValueOrDefault(DotnetRecipe.Targets, "");
        var moved = OtherVersion().Matches(log).Select(match => (Name: match.Groups["name"].Value, Version: match.Groups["nearest"].Value)).Distinct().ToList();
        var removed = NoPackage().Matches(log).Select(match => match.Groups["name"].Value).Distinct(StringComparer.Ordinal)
            .Where(name => moved.TrueForAll(other => other.Name != name)).ToList();
        removed = [.. removed.SelectMany(name => had.Contains(Removal(name), StringComparison.Ordinal) ? MovedBefore(had, name) : [name]).Distinct(StringComparer.Ordinal)];
        var lines = moved.SelectMany(item => Moves(item.Name, item.Version))
            .Concat(removed.Select(Removal))
            .Where(line => !had.Contains(line, StringComparison.Ordinal)).ToList();
        if (lines.Count == 0)
        {
            return null;
        }

        var note = string.Join("; ", moved.Select(item => $"{item.Name} moved to {item.Version}").Concat(removed.Select(name => $"{name} removed")));
        return recipe.WithFile(DotnetRecipe.Targets, DotnetRecipe.WithItems(had, lines))
            .WithNote($"packages that the source does not serve: {note}");
    }

    private static string Removal(string name) => $"    <PackageReference Remove=\"{name}\" />\n";

    /// <summary>
    /// Packages of the same family that an earlier repair moved to another version: where the removal of what is missing mended nothing,
    /// no project names it, and one of them asks for it.
    /// </summary>
    private static IEnumerable<string> MovedBefore(string had, string missing) => MovedReference().Matches(had).Select(match => match.Groups["name"].Value)
        .Where(name => name.Split('.')[0].Equals(missing.Split('.')[0], StringComparison.OrdinalIgnoreCase));

    /// <summary>Where versions stand in one place they are moved there, and a reference may have none.</summary>
    private static IEnumerable<string> Moves(string name, string version) =>
    [
        $"    <PackageReference Update=\"{name}\" Version=\"{version}\" Condition=\"'$(ManagePackageVersionsCentrally)' != 'true'\" />\n",
        $"    <PackageVersion Update=\"{name}\" Version=\"{version}\" />\n",
    ];

    /// <summary>The suite with further options of pytest.</summary>
    /// <param name="tests">The suite.</param>
    /// <param name="options">Options of pytest.</param>
    public static TestSuite WithOptions(TestSuite tests, IEnumerable<string> options) =>
        tests with { Command = tests.Command.InsertRange(tests.Command.IndexOf("no:cacheprovider") + 1, options) };

    [GeneratedRegex(@"(ModuleNotFoundError|ImportError): No module named '?(?<module>[A-Za-z_][A-Za-z0-9_]*)", Options)]
    private static partial Regex MissingModule();

    [GeneratedRegex(@"Missing required plugins: (?<name>[A-Za-z0-9_-]+)", Options)]
    private static partial Regex MissingPlugin();

    [GeneratedRegex(@"<PackageReference Update=""(?<name>[^""]+)""", Options)]
    private static partial Regex MovedReference();

    [GeneratedRegex(@"Meson version is .* but project requires|ERROR: .*unknown keyword argument|ERROR: Unknown function |CMake [0-9.]+ or higher is required", Options)]
    private static partial Regex OlderTool();

    [GeneratedRegex(@"error NU110[12]: Unable to find package (?<name>[A-Za-z0-9_.-]+)( with version|\.)", Options)]
    private static partial Regex NoPackage();

    [GeneratedRegex(@"error NU110[23]: Unable to find (a stable )?package (?<name>[A-Za-z0-9_.-]+) with version .*\n[^\n]*Nearest version: (?<nearest>[A-Za-z0-9_.+-]+)", Options)]
    private static partial Regex OtherVersion();
}
