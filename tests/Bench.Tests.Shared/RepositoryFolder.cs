namespace Bench.Tests.Shared;

/// <summary>The folder that the repository is checked out in.</summary>
internal static class RepositoryFolder
{
    /// <summary>Its path: the nearest folder above the test's assembly that holds the solution.</summary>
    public static string Root { get; } = Above(AppContext.BaseDirectory);

    private static string Above(string folder)
    {
        var at = new DirectoryInfo(folder);
        while (at is not null && !File.Exists(Path.Combine(at.FullName, "Bench.sln")))
        {
            at = at.Parent;
        }

        return at?.FullName ?? throw new InvalidOperationException($"No folder above {folder} holds Bench.sln.");
    }
}
