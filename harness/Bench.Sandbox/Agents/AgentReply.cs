namespace Bench.Sandbox.Agents;

/// <summary>What the agent answers. Closed.</summary>
public abstract record AgentReply
{
    private AgentReply()
    {
    }

    /// <summary>The process has ended, and so has everything that it started.</summary>
    /// <param name="Result">What it did.</param>
    /// <param name="WaitStatus">Status of the process as wait(2) gives it; SIGKILL when the agent killed it.</param>
    /// <param name="ScratchLeft">Scratch folders that could not be emptied.</param>
    /// <param name="Cancelled">Whether it was killed because the harness asked for that.</param>
    public sealed record Finished(SpawnResult Result, int WaitStatus, int ScratchLeft, bool Cancelled) : AgentReply;

    /// <summary>The agent is there.</summary>
    /// <param name="Version">Version of its messages.</param>
    /// <param name="ClockNanoseconds">Its monotonic clock.</param>
    public sealed record Pong(int Version, long ClockNanoseconds) : AgentReply;

    /// <summary>The request was broken, or the machine did not let it be carried out.</summary>
    /// <param name="Text">What was wrong.</param>
    public sealed record Refused(string Text) : AgentReply;
}
