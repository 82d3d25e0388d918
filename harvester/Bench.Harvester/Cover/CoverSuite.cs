using System.Collections.Immutable;
using Bench.Contracts.Tasks;
using Bench.Harvester.Build;
using Bench.Harvester.Funnel;

namespace Bench.Harvester.Cover;

/// <summary>Decides how much of a suite is run for a candidate, and says so.</summary>
/// <param name="tree">The base tree.</param>
/// <param name="options">What the user said.</param>
/// <param name="changed">Paths of the changed sources.</param>
public sealed class CoverSuite(SourceTree tree, CoverOptions options, ImmutableArray<string> changed)
{
    private const int FewestTestFiles = 3;

    /// <summary>The suite for the first run under coverage.</summary>
    public TestSuite First(TestSuite tests, ICollection<Evidence> notes)
    {
        var files = SuiteNarrowing.FilesOf(tree, tests);
        return files.Length > options.MostTestFiles ? To(tests, files, options.NarrowedTestFiles, $"has {files.Length} test files", notes) : tests;
    }

    /// <summary>A third of a suite that was too slow; null when it cannot be narrowed.</summary>
    public TestSuite? Narrower(TestSuite tests, ICollection<Evidence> notes)
    {
        var files = SuiteNarrowing.FilesOf(tree, tests);
        return files.Length > FewestTestFiles ? To(tests, files, Math.Max(FewestTestFiles, files.Length / 3), "is too slow", notes) : null;
    }

    /// <summary>The suite for the task: a narrowed one, or one of many files, keeps the files that hold covering tests. Times do not count, so that the same tree gives the same suite.</summary>
    public TestSuite Afterwards(TestSuite tests, CoveredLines lines, ICollection<Evidence> notes)
    {
        var all = SuiteNarrowing.FilesOf(tree, tests);
        if (notes.Count == 0 && all.Length <= options.NarrowedTestFiles)
        {
            return tests;
        }

        if (SuiteNarrowing.Holding(all, [.. lines.ByTest.Keys]) is { IsEmpty: false } holding)
        {
            notes.Add(new Evidence("suite", $"the task runs the {holding.Length} of {all.Length} test files that hold covering tests"));
            return SuiteNarrowing.To(tree, tests, holding);
        }

        return tests;
    }

    private TestSuite To(TestSuite tests, ImmutableArray<string> files, int most, string why, ICollection<Evidence> notes)
    {
        var nearest = SuiteNarrowing.Nearest(tree, files, changed, most);
        notes.Add(new Evidence("suite", $"the suite {why}: narrowed to the {nearest.Length} nearest to the change, by name, import and folder"));
        return SuiteNarrowing.To(tree, tests, nearest);
    }
}
