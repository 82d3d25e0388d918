using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Bench.Contracts.Tasks;
using Bench.Harvester.Build;

namespace Bench.Harvester.Cover;

/// <summary>
/// Narrows a large pytest suite to the test files near a change: those that import a changed module by its name, those named after it,
/// and the nearer ones by folder.
/// </summary>
public static partial class SuiteNarrowing
{
    private const RegexOptions Options = RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking | RegexOptions.Multiline;

    /// <summary>The test files that a suite runs.</summary>
    /// <param name="tree">The tree.</param>
    /// <param name="tests">The suite.</param>
    public static ImmutableArray<string> FilesOf(SourceTree tree, TestSuite tests)
    {
        if (tests.Framework != TestFramework.Pytest || tests.Command.IsDefaultOrEmpty)
        {
            return [];
        }

        var ignored = tests.Command.Where(word => word.StartsWith("--ignore=", StringComparison.Ordinal)).Select(word => word["--ignore=".Length..]).ToHashSet(StringComparer.Ordinal);
        var folders = PathsOf(tree, tests);
        return
        [
            .. tree.Paths.Where(path => TestFile().IsMatch(path) && !ignored.Contains(path)
                && (folders.IsEmpty || folders.Any(folder => path == folder || path.StartsWith(folder.TrimEnd('/') + "/", StringComparison.Ordinal)))),
        ];
    }

    /// <summary>The nearest test files.</summary>
    /// <param name="tree">The tree.</param>
    /// <param name="files">The test files.</param>
    /// <param name="changed">Paths of the changed sources.</param>
    /// <param name="most">How many to keep.</param>
    public static ImmutableArray<string> Nearest(SourceTree tree, ImmutableArray<string> files, IReadOnlyCollection<string> changed, int most) =>
    [
        .. files.Select(file => (File: file, Distance: changed.Min(source => DistanceOf(tree, file, source))))
            .OrderBy(entry => entry.Distance).ThenBy(entry => entry.File, StringComparer.Ordinal)
            .Take(most).Select(entry => entry.File).Order(StringComparer.Ordinal),
    ];

    /// <summary>The suite with these test files alone.</summary>
    public static TestSuite To(SourceTree tree, TestSuite tests, ImmutableArray<string> files)
    {
        var old = PathsOf(tree, tests);
        return tests with { Command = [.. tests.Command.Where(word => !old.Contains(word)), .. files] };
    }

    /// <summary>Test files that hold these tests, by the ids that pytest gives.</summary>
    public static ImmutableArray<string> Holding(ImmutableArray<string> files, IReadOnlyCollection<string> tests)
    {
        var owners = files.ToDictionary(file => file[..^3].Replace('/', '.'), file => file, StringComparer.Ordinal);
        return [.. tests.Select(test => OwnerOf(owners, test)).OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
    }

    private static string? OwnerOf(Dictionary<string, string> owners, string test)
    {
        var name = test.Split("::")[0];
        while (name.Length > 0)
        {
            if (owners.TryGetValue(name, out var file))
            {
                return file;
            }

            name = name.Contains('.', StringComparison.Ordinal) ? name[..name.LastIndexOf('.')] : "";
        }

        return null;
    }

    /// <summary>Smaller is nearer: by name, by import, then by steps from folder to folder.</summary>
    private static int DistanceOf(SourceTree tree, string test, string source)
    {
        var stem = Path.GetFileNameWithoutExtension(source).TrimStart('_');
        var name = Path.GetFileNameWithoutExtension(test);
        var steps = StepsBetween(Path.GetDirectoryName(test)!, Path.GetDirectoryName(source)!);
        return name == "test_" + stem || name == stem + "_test" ? steps
            : ImportsModule(tree.Text(test), source) ? 100 + steps
            : name.Contains(stem, StringComparison.Ordinal) ? 200 + steps
            : 300 + steps;
    }

    private static bool ImportsModule(string text, string source)
    {
        var parts = source[..^Path.GetExtension(source).Length].Split('/').SkipWhile(part => part is "src" or "lib").ToArray();
        parts = parts is [.., "__init__"] ? parts[..^1] : parts;
        var module = string.Join('.', parts);
        var parent = parts.Length > 1 ? string.Join('.', parts[..^1]) : "";
        return text.Contains($"import {module}", StringComparison.Ordinal) || text.Contains($"from {module} import", StringComparison.Ordinal)
            || (parent.Length > 0 && FromImport().Matches(text).Any(match => match.Groups["module"].Value == parent && match.Groups["names"].Value.Split(',').Any(name => name.Trim().Split(' ')[0] == parts[^1])));
    }

    private static int StepsBetween(string from, string to)
    {
        var (a, b) = (from.Split('/'), to.Split('/'));
        var shared = a.Zip(b).TakeWhile(pair => pair.First == pair.Second).Count();
        return a.Length + b.Length - (2 * shared);
    }

    /// <summary>Words at the end of the command that are files or folders of the tree.</summary>
    private static ImmutableArray<string> PathsOf(SourceTree tree, TestSuite tests) =>
        [.. tests.Command.Where(word => !word.StartsWith('-') && (tree.Has(word) || tree.Paths.Any(path => path.StartsWith(word.TrimEnd('/') + "/", StringComparison.Ordinal))))];

    [GeneratedRegex(@"(^|/)(test_[^/]*|[^/]*_test)\.py$", Options)]
    private static partial Regex TestFile();

    [GeneratedRegex(@"^\s*from\s+(?<module>[\w.]+)\s+import\s+(?<names>[^\n(]+)", Options)]
    private static partial Regex FromImport();
}
