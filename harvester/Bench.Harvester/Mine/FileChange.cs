namespace Bench.Harvester.Mine;

/// <summary>What happened to a file.</summary>
public enum FileChange
{
    /// <summary>It is new.</summary>
    Added,

    /// <summary>Its content changed.</summary>
    Modified,

    /// <summary>It is gone.</summary>
    Removed,

    /// <summary>It has another name, and maybe another content.</summary>
    Renamed,
}
