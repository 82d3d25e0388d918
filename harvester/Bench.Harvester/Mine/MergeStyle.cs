namespace Bench.Harvester.Mine;

/// <summary>How a pull request came into the main line.</summary>
public enum MergeStyle
{
    /// <summary>A merge commit of the branch.</summary>
    Merge,

    /// <summary>One commit that holds the whole branch.</summary>
    Squash,

    /// <summary>The branch's commits, put on top; only a service's API tells.</summary>
    Rebase,

    /// <summary>A merge commit written by a merge bot (bors, homu).</summary>
    Bot,
}
