using Bench.Evaluation.Sources;
using Bench.Harvester.Mine;

namespace Bench.Harvester.Filter.Paths;

/// <summary>Tells whether a repository is a Python project, by the names of its files alone.</summary>
internal static class PythonProject
{
    /// <summary>True when Python is the most common ending of source and test files in a commit's tree; false also where a partial clone lacks it.</summary>
    public static async Task<bool> IsInAsync(Clone clone, string commit, CancellationToken cancellationToken)
    {
        try
        {
            return Is((await new GitRepository(clone.GitDirectory).ReadTreeAsync(commit, cancellationToken)).Select(static entry => entry.Path));
        }
        catch (SourceException)
        {
            return false;
        }
    }

    /// <summary>Likewise of these paths.</summary>
    public static bool Is(IEnumerable<string> paths) =>
        paths.Where(static path => PathClassifier.Of(path) is PathKind.Source or PathKind.Test)
            .CountBy(static path => Path.GetExtension(path).ToLowerInvariant(), StringComparer.Ordinal)
            .OrderByDescending(static count => count.Value)
            .ThenBy(static count => count.Key, StringComparer.Ordinal)
            .FirstOrDefault().Key == ".py";
}
