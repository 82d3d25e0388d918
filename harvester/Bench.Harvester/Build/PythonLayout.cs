using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace Bench.Harvester.Build;

/// <summary>Where a Python tree has its packages and its tests, and what runs them.</summary>
/// <param name="ImportRoot">Folder that imports start from: <c>src</c>, or empty for the tree itself.</param>
/// <param name="Packages">Packages and modules at that root, as paths relative to the tree; tests are left out.</param>
/// <param name="TestFiles">Files that hold tests.</param>
/// <param name="UsesPytest">Whether pytest runs them; else unittest.</param>
/// <param name="HasExtensions">Whether it has modules in C or Cython.</param>
public sealed partial record PythonLayout(
    string ImportRoot, ImmutableArray<string> Packages, ImmutableArray<string> TestFiles, bool UsesPytest, bool HasExtensions)
{
    private const int MostTestFilesRead = 200;
    private const RegexOptions Options = RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking | RegexOptions.Multiline;

    private static readonly ImmutableHashSet<string> NoPackages =
        ["test", "tests", "testing", "doc", "docs", "benchmark", "benchmarks", "bench", "asv_bench", "example", "examples", "tools", "scripts", "setup.py", "conftest.py", "noxfile.py", "tasks.py", "build", "release"];

    /// <summary>Looks at a tree.</summary>
    public static PythonLayout Of(SourceTree tree)
    {
        var root = tree.Paths.Any(path => path.StartsWith("src/", StringComparison.Ordinal) && Depth(path) == 2 && path.EndsWith("/__init__.py", StringComparison.Ordinal)) ? "src"
            : tree.Paths.Any(path => path.StartsWith("src/", StringComparison.Ordinal) && Depth(path) == 1 && path.EndsWith(".py", StringComparison.Ordinal)) && !PackagesIn(tree, "").Any() ? "src"
            : "";
        var tests = tree.Paths.Where(path => TestFile().IsMatch(path)).ToImmutableArray();
        return new PythonLayout(root, [.. PackagesIn(tree, root)], tests, IsPytest(tree, tests), Extensions(tree));
    }

    /// <summary>Folder that holds all tests, where it is one beside the package; null when they lie elsewhere.</summary>
    public string? TestFolder => TestFiles.IsEmpty || TestFiles.Any(path => !path.Contains('/', StringComparison.Ordinal)) ? null
        : TestFiles.Select(path => path.Split('/')[0]).Distinct(StringComparer.Ordinal).ToArray() is [var only] && !Packages.Contains(only) ? only
        : null;

    private static IEnumerable<string> PackagesIn(SourceTree tree, string root)
    {
        var prefix = root.Length == 0 ? "" : root + "/";
        return tree.Paths.Where(path => path.StartsWith(prefix, StringComparison.Ordinal) && path.EndsWith(".py", StringComparison.Ordinal))
            .Select(path => path[prefix.Length..].Split('/'))
            .Where(parts => (parts.Length == 2 && parts[1] == "__init__.py") || (parts.Length == 1 && !TestFile().IsMatch(parts[0])))
            .Select(parts => parts[0]).Where(name => !NoPackages.Contains(name))
            .Distinct(StringComparer.Ordinal).Select(name => prefix + name);
    }

    private static bool IsPytest(SourceTree tree, ImmutableArray<string> tests) =>
        tree.Has("pytest.ini") || tree.Has("pytest.toml") || tree.EndingIn("conftest.py").Any()
        || TomlText.Read(tree.Text("pyproject.toml")).HasTable("tool.pytest")
        || TomlText.Read(tree.Text("setup.cfg")).HasTable("tool:pytest")
        || TomlText.Read(tree.Text("tox.ini")).HasTable("pytest")
        || tests.Take(MostTestFilesRead).Select(tree.Text).Any(text => ImportsPytest().IsMatch(text) || PlainTest().IsMatch(text));

    private static bool Extensions(SourceTree tree) =>
        tree.EndingIn(".pyx").Any() || ExtensionCall().IsMatch(tree.Text("setup.py"));

    private static int Depth(string path) => path.Count(c => c == '/');

    [GeneratedRegex(@"(^|/)(test_[^/]*|[^/]*_tests?|tests)\.py$", Options)]
    private static partial Regex TestFile();

    [GeneratedRegex(@"^\s*(import|from)\s+pytest\b", Options)]
    private static partial Regex ImportsPytest();

    /// <summary>A test that is a function, which unittest does not know.</summary>
    [GeneratedRegex(@"^def test_\w+\(", Options)]
    private static partial Regex PlainTest();

    [GeneratedRegex(@"ext_modules\s*=|cythonize\(|\bExtension\(", Options)]
    private static partial Regex ExtensionCall();
}
