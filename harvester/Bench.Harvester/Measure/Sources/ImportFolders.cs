using System.Collections.Immutable;
using Bench.Harvester.Funnel;

namespace Bench.Harvester.Measure.Sources;

/// <summary>Folders of the tree that a Python workload imports from.</summary>
internal static class ImportFolders
{
    private const string Repo = "{repo}";

    /// <summary>What the draft's PYTHONPATH says, which samples do not see; else <c>src</c> where the changed files lie in it; else the root.</summary>
    /// <param name="draft">The draft.</param>
    /// <param name="change">What was changed.</param>
    public static ImmutableArray<string> Of(Draft draft, ChangedCode change)
    {
        var said = draft.Environment.Variables?.GetValueOrDefault("PYTHONPATH") ?? "";
        ImmutableArray<string> folders =
        [
            .. said.Split(':', StringSplitOptions.RemoveEmptyEntries)
                .Where(path => path.StartsWith(Repo, StringComparison.Ordinal))
                .Select(path => path[Repo.Length..].Trim('/'))
                .Select(path => path.Length == 0 ? "." : path),
        ];
        return !folders.IsEmpty ? folders
            : change.Files.Any(file => file.Path.StartsWith("src/", StringComparison.Ordinal)) ? ["src"]
            : ["."];
    }
}
