namespace Bench.Leaderboard.Importing;

/// <summary>What a hit of a search is.</summary>
public enum SearchKind
{
    /// <summary>A submission, by its id.</summary>
    Submission,

    /// <summary>A task, by its id.</summary>
    Task,

    /// <summary>A repository that tasks are from, by the first part of their ids.</summary>
    Repository,

    /// <summary>A document, by its file's name without the ending.</summary>
    Document,
}
