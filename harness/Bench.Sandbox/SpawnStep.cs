namespace Bench.Sandbox;

/// <summary>Step of a process's life.</summary>
public enum SpawnStep
{
    /// <summary>A plain command runs.</summary>
    Command,

    /// <summary>From spawn to READY.</summary>
    Start,

    /// <summary>From SETUP to SET.</summary>
    Setup,

    /// <summary>From GO to the end of the answer.</summary>
    Call,
}
