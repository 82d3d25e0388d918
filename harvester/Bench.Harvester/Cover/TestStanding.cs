namespace Bench.Harvester.Cover;

/// <summary>What repeated runs on both sides say of a test.</summary>
public enum TestStanding
{
    /// <summary>It passes in every run.</summary>
    Passes,

    /// <summary>It is skipped on a side.</summary>
    Skipped,

    /// <summary>Its status differs among runs of one side.</summary>
    Unsteady,

    /// <summary>It fails in every run of base, and passes in every run of the expert's tree.</summary>
    FailsOnBase,

    /// <summary>It passes in every run of base, and fails in every run of the expert's tree.</summary>
    FailsOnExpert,

    /// <summary>It fails in every run: on this machine or in this environment it cannot pass.</summary>
    FailsOnBoth,
}
