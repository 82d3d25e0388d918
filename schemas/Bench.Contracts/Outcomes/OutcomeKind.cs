namespace Bench.Contracts.Outcomes;

/// <summary>How an evaluation of one prediction ended, as one word.</summary>
public enum OutcomeKind
{
    /// <summary>Measured: faster than base.</summary>
    Faster,

    /// <summary>Measured: slower than base.</summary>
    Slower,

    /// <summary>Measured: cannot be told from base.</summary>
    Equal,

    /// <summary>Measured: the samples taken do not decide.</summary>
    Inconclusive,

    /// <summary>The submission failed on its own account: it did not apply, build, pass the tests or answer right.</summary>
    Failed,

    /// <summary>A fault of ours or of the machine; never a score.</summary>
    Fault,
}
