using System.Collections.Immutable;

namespace Bench.Repository.Tests.Sources;

/// <summary>The files of the repository, without what builds and runs leave in it.</summary>
internal static class RepositoryFiles
{
    private static readonly ImmutableHashSet<string> Left = ["artifacts", ".git", "node_modules", "__pycache__", "TestResults", "runs", "bin", "obj", ".vs", ".idea"];

    /// <summary>Their paths, relative to the root and with forward slashes, in order.</summary>
    public static ImmutableArray<string> All { get; } = [.. Below(RepositoryFolder.Root).Select(Relative).Order(StringComparer.Ordinal)];

    /// <summary>C# sources of ours; the code of the sample tasks is data.</summary>
    public static IEnumerable<string> Sources => All.Where(path => path.EndsWith(".cs", StringComparison.Ordinal) && !path.StartsWith("tasks/", StringComparison.Ordinal));

    /// <summary>Pages for people: the README and everything in docs.</summary>
    public static IEnumerable<string> Pages => All.Where(path =>
        path.EndsWith(".md", StringComparison.Ordinal) && (path.StartsWith("docs/", StringComparison.Ordinal) || !path.Contains('/', StringComparison.Ordinal)));

    /// <summary>The text of a file.</summary>
    public static string Text(string path) => File.ReadAllText(Path.Combine(RepositoryFolder.Root, path));

    /// <summary>Whether a file or folder of that path exists.</summary>
    public static bool Exists(string path)
    {
        var full = Path.Combine(RepositoryFolder.Root, path);
        return File.Exists(full) || Directory.Exists(full);
    }

    private static IEnumerable<string> Below(string folder) =>
        Directory.EnumerateFiles(folder).Where(file => !Left.Contains(Path.GetFileName(file)) && File.ResolveLinkTarget(file, returnFinalTarget: false) is null)
            .Concat(Directory.EnumerateDirectories(folder).Where(child => !Left.Contains(Path.GetFileName(child))).SelectMany(Below));

    private static string Relative(string path) => Path.GetRelativePath(RepositoryFolder.Root, path).Replace('\\', '/');
}
