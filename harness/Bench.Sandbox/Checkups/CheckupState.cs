namespace Bench.Sandbox.Checkups;

/// <summary>What one item of a checkup means for measuring.</summary>
public enum CheckupState
{
    /// <summary>As it should be.</summary>
    Pass,

    /// <summary>Measuring works; intervals become wider or a feature is missing.</summary>
    Warn,

    /// <summary>A measurement would not be possible or could not be believed.</summary>
    Fail,
}
