namespace Bench.Scoring.Sittings;

/// <summary>What the control arm says about a sitting.</summary>
public enum ControlVerdict
{
    /// <summary>There is no control arm with samples: nothing was checked.</summary>
    Absent,

    /// <summary>The control arm cannot be told from base.</summary>
    Sound,

    /// <summary>The control arm differs from base: no verdict of this sitting counts.</summary>
    Void,
}
