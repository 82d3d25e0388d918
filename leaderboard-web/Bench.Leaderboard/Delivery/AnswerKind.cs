namespace Bench.Leaderboard.Delivery;

/// <summary>What an answer depends on, and so for how long it may be kept.</summary>
public enum AnswerKind
{
    /// <summary>The dataset and the address alone: kept by the site and by readers, and marked with an ETag.</summary>
    Snapshot,

    /// <summary>The same, but large or made while it is sent: readers may keep it, the site does not.</summary>
    Stream,

    /// <summary>The moment, or who asks: kept by nobody.</summary>
    Live,
}
