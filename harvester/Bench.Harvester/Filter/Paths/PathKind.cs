namespace Bench.Harvester.Filter.Paths;

/// <summary>What a file of a repository is for, told by its path.</summary>
internal enum PathKind
{
    /// <summary>Code of the library.</summary>
    Source,

    /// <summary>Tests and what they need.</summary>
    Test,

    /// <summary>Measurements of time.</summary>
    Benchmark,

    /// <summary>Text, pictures and examples for readers.</summary>
    Documentation,

    /// <summary>What changed from release to release.</summary>
    ReleaseNotes,

    /// <summary>Written by a program.</summary>
    Generated,

    /// <summary>Code of others.</summary>
    Vendored,

    /// <summary>Exact versions of packages.</summary>
    Lock,

    /// <summary>How the repository is built, checked and released.</summary>
    Build,

    /// <summary>Anything else.</summary>
    Data,
}
