namespace Bench.Leaderboard.Tasks;

/// <summary>Whether the expert's speedup of a task was seen again.</summary>
public enum ReplayState
{
    /// <summary>Nobody measured the expert.</summary>
    Unknown,

    /// <summary>It cleared the bar on every machine that measured it.</summary>
    Valid,

    /// <summary>It cleared the bar on some machines and missed it on others.</summary>
    Partly,

    /// <summary>It missed the bar on every machine that measured it.</summary>
    Missed,
}
