namespace Bench.Sandbox;

/// <summary>How a process ended. Closed; a fault of the sandbox itself is a <see cref="SandboxFaultException"/> and never one of these.</summary>
public abstract record SpawnEnd
{
    private SpawnEnd()
    {
    }

    /// <summary>It exited by itself; a sample only counts when it had answered before.</summary>
    /// <param name="Code">Exit code.</param>
    public sealed record Exited(int Code) : SpawnEnd;

    /// <summary>A signal ended it.</summary>
    /// <param name="Signal">Number of the signal.</param>
    public sealed record Signalled(int Signal) : SpawnEnd;

    /// <summary>It was killed at its deadline.</summary>
    /// <param name="Step">What it was doing.</param>
    public sealed record TimedOut(SpawnStep Step) : SpawnEnd;

    /// <summary>It ran into a limit of its cell.</summary>
    /// <param name="Limit">Which one.</param>
    public sealed record LimitHit(ResourceLimit Limit) : SpawnEnd;

    /// <summary>It broke the frame protocol: a wrong frame, or the end of the stream before the answer.</summary>
    /// <param name="Detail">What was seen, in our own words.</param>
    public sealed record BrokeProtocol(string Detail) : SpawnEnd;

    /// <summary>The workload raised; the runner said so with a FAIL frame.</summary>
    /// <param name="Text">What it said; text of the code inside, not to be trusted.</param>
    public sealed record WorkloadFailed(string Text) : SpawnEnd;
}
