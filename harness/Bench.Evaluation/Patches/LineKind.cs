namespace Bench.Evaluation.Patches;

/// <summary>Role of a line in a hunk.</summary>
public enum LineKind
{
    /// <summary>In both files.</summary>
    Context,

    /// <summary>In the base file only.</summary>
    Removed,

    /// <summary>In the changed file only.</summary>
    Added,
}
