namespace Bench.Evaluation.Patches;

/// <summary>What a section of a patch does to its file.</summary>
public enum ChangeKind
{
    /// <summary>Changes the content or the executable bit of a file of the base tree.</summary>
    Modified,

    /// <summary>Makes a file that the base tree does not have.</summary>
    Added,

    /// <summary>Removes a file.</summary>
    Deleted,

    /// <summary>Moves a file, with or without changes.</summary>
    Renamed,

    /// <summary>Makes a file from another file of the base tree, with or without changes.</summary>
    Copied,
}
