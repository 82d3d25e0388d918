namespace Bench.Contracts.Protocol;

/// <summary>Kinds of frame between the agent and a runner; the byte on the wire.</summary>
public enum FrameKind
{
    /// <summary>Agent to runner: what to load. Payload: <see cref="HelloPayload"/> as JSON.</summary>
    Hello = 1,

    /// <summary>Runner to agent: the library and the workload are loaded. No payload.</summary>
    Ready = 2,

    /// <summary>Agent to runner: make the input. Payload: <see cref="SetupPayload"/> as JSON.</summary>
    Setup = 3,

    /// <summary>Runner to agent: the input is made. No payload.</summary>
    Set = 4,

    /// <summary>Agent to runner: the clock runs. Payload: bytes of the input, empty when the workload makes its own.</summary>
    Go = 5,

    /// <summary>Runner to agent: the answer, as canonical bytes. The clock stops at its last byte.</summary>
    Done = 6,

    /// <summary>Runner to agent instead of any other answer: the workload raised. Payload: UTF-8 text.</summary>
    Fail = 7,
}
