namespace Bench.Harvester.Build;

/// <summary>Chooses the recipe of a base tree by the files that it changes and the build files that it holds.</summary>
public static class RecipeDetection
{
    /// <summary>Finds the recipe; null when nothing says how the tree is built or tested.</summary>
    /// <param name="tree">The base tree.</param>
    /// <param name="changed">Paths that the pull request changes: they choose among languages and test projects.</param>
    public static Recipe? Detect(SourceTree tree, IReadOnlyCollection<string> changed)
    {
        var order = changed.Select(LanguageOf).OfType<string>().GroupBy(language => language, StringComparer.Ordinal)
            .OrderByDescending(group => group.Count()).ThenBy(group => group.Key, StringComparer.Ordinal).Select(group => group.Key)
            .Concat([PythonRecipe.Name, DotnetRecipe.Name, NativeRecipe.Name]).Distinct(StringComparer.Ordinal);
        return order.Select(language => language switch
        {
            PythonRecipe.Name => PythonRecipe.Detect(tree),
            DotnetRecipe.Name => DotnetRecipe.Detect(tree, changed),
            _ => NativeRecipe.Detect(tree),
        }).FirstOrDefault(recipe => recipe is not null);
    }

    /// <summary>Recipe that a source file points to; null for files that point nowhere.</summary>
    public static string? LanguageOf(string path) => Path.GetExtension(path).ToLowerInvariant() switch
    {
        ".py" or ".pyx" or ".pxd" => PythonRecipe.Name,
        ".cs" or ".csproj" => DotnetRecipe.Name,
        ".c" or ".cc" or ".cpp" or ".cxx" or ".h" or ".hpp" or ".hh" => NativeRecipe.Name,
        _ => null,
    };
}
