namespace Bench.Contracts.Runs;

/// <summary>What the 99 % rule says about two arms of a sitting.</summary>
public enum Verdict
{
    /// <summary>Faster beyond doubt and beyond the noise floor.</summary>
    Faster,

    /// <summary>Slower beyond doubt and beyond the noise floor.</summary>
    Slower,

    /// <summary>The 95 % interval lies inside the noise floor.</summary>
    Equal,

    /// <summary>None of the other three could be shown with the samples taken.</summary>
    Inconclusive,
}
