using Bench.Evaluation.Sources;
using Bench.Harvester.Mine;

namespace Bench.Harvester.Filter.Paths;

/// <summary>Tells whether a repository is a Python project, by the names of its files alone.</summary>
internal static class PythonProject
{
    /// <summary>True when Python is the most common ending of source and test files in the newest tree of the clone's branch.</summary>
    public static async Task<bool> IsInAsync(Clone clone, CancellationToken cancellationToken)
    {
        var tree = await new GitRepository(clone.GitDirectory).ReadTreeAsync("HEAD", cancellationToken);
        return Is(tree.Select(static entry => entry.Path));
    }

    /// <summary>Likewise of these paths.</summary>
    public static bool Is(IEnumerable<string> paths) =>
        paths.Where(static path => PathClassifier.Of(path) is PathKind.Source or PathKind.Test)
            .CountBy(static path => Path.GetExtension(path).ToLowerInvariant(), StringComparer.Ordinal)
            .OrderByDescending(static count => count.Value)
            .ThenBy(static count => count.Key, StringComparer.Ordinal)
            .FirstOrDefault().Key == ".py";
}
