namespace Bench.Harvester.Mine;

/// <summary>Beginnings of the sentences in <see cref="MinedPullRequest.Gaps"/>.</summary>
internal static class Gap
{
    /// <summary>There is no commit before it.</summary>
    public const string Parent = "parent: ";

    /// <summary>Commits of the branch are missing.</summary>
    public const string Commits = "commits: ";

    /// <summary>The lists of its files are missing.</summary>
    public const string Trees = "trees: ";

    /// <summary>Contents of its files are missing.</summary>
    public const string Contents = "contents: ";

    /// <summary>The change is not its own.</summary>
    public const string Together = "together: ";
}
