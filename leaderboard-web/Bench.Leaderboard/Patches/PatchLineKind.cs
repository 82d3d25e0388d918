namespace Bench.Leaderboard.Patches;

/// <summary>What a line of a patch does.</summary>
public enum PatchLineKind
{
    /// <summary>Names a file or says what happens to it as a whole.</summary>
    File,

    /// <summary>Says which lines follow.</summary>
    Place,

    /// <summary>Stays as it is.</summary>
    Context,

    /// <summary>Goes.</summary>
    Deleted,

    /// <summary>Comes.</summary>
    Inserted,
}
