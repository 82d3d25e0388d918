namespace Bench.Harvester.Filter.Edits;

/// <summary>Whether a file changes beyond comments, docstrings, formatting and names of locals.</summary>
public enum EditKind
{
    /// <summary>It does not.</summary>
    Cosmetic,

    /// <summary>It does.</summary>
    Meaningful,

    /// <summary>Nobody could tell: a language without a reader here, or a text that cannot be read. Counts as meaningful.</summary>
    Unknown,
}
