namespace Bench.Leaderboard.Tasks;

/// <summary>What the list of tasks can be sorted by.</summary>
public enum TaskOrder
{
    /// <summary>Identity.</summary>
    Task,

    /// <summary>Repository, then identity.</summary>
    Repository,

    /// <summary>Title.</summary>
    Title,

    /// <summary>The expert's speedup.</summary>
    Expert,

    /// <summary>Hardness.</summary>
    Hardness,

    /// <summary>Share of submissions that solved it.</summary>
    Solved,

    /// <summary>Day on which it came.</summary>
    Added,
}
