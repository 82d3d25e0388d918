namespace Bench.Scoring.Boards;

/// <summary>How the first of two submissions stands against the second on a task.</summary>
public enum PairStanding
{
    /// <summary>Faster by at least 2 %, and beyond noise where noise is known.</summary>
    Win,

    /// <summary>Slower by at least 2 %, and beyond noise where noise is known.</summary>
    Loss,

    /// <summary>Neither.</summary>
    Tie,

    /// <summary>One of them has no result that counts: it was not asked, or every attempt ended in a fault.</summary>
    Missing,
}
