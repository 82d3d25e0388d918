namespace Bench.Harvester.Mine;

/// <summary>Reasons of verdicts of the stage Mine.</summary>
public static class MineReasons
{
    /// <summary>It goes on.</summary>
    public const string Accepted = "accepted";

    /// <summary>The clone lacks the commit before it, so that there is nothing to compare with.</summary>
    public const string NoBase = "history-missing.base";

    /// <summary>The clone lacks contents of its files.</summary>
    public const string NoContent = "history-missing.content";

    /// <summary>One commit merged it together with others: the change is not its own.</summary>
    public const string Together = "merged-together";
}
