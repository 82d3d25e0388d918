namespace Bench.Harvester.Funnel;

/// <summary>A step of the funnel, in order.</summary>
public enum Stage
{
    /// <summary>Found in the history.</summary>
    Mine,

    /// <summary>Speaks of speed, and changes code.</summary>
    Filter,

    /// <summary>Its base can be built in a container.</summary>
    Build,

    /// <summary>Tests execute what it changed, and agree on both sides.</summary>
    Cover,

    /// <summary>A workload shows the expert's speedup, again and again.</summary>
    Measure,

    /// <summary>It became a task.</summary>
    Admit,
}
