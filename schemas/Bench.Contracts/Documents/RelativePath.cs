namespace Bench.Contracts.Documents;

/// <summary>Paths as documents write them: with forward slashes, relative to some folder.</summary>
internal static class RelativePath
{
    /// <summary>Whether a path is relative and has no part that could lead out of its folder.</summary>
    public static bool StaysInside(string path) =>
        path.Length > 0 && path[0] != '/' && !path.Contains('\\', StringComparison.Ordinal) && !path.Contains('\0', StringComparison.Ordinal)
        && !path.Split('/').Contains("..", StringComparer.Ordinal);
}
