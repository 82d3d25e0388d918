using System.Buffers.Binary;

namespace Bench.Sandbox.Agents;

/// <summary>
/// Talks to one agent over a pair of streams. One request at a time; further ones wait. Once the conversation is broken every later
/// call fails with the same fault.
/// </summary>
public sealed class AgentConnection : IAsyncDisposable
{
    private readonly Stream _toAgent;
    private readonly Stream _fromAgent;
    private readonly TimeProvider _time;
    private readonly SemaphoreSlim _turn = new(1, 1);
    private string? _broken;

    /// <summary>Takes over both streams; the end of <paramref name="toAgent"/> makes the agent kill everything and exit.</summary>
    public AgentConnection(Stream toAgent, Stream fromAgent, TimeProvider time)
    {
        _toAgent = toAgent;
        _fromAgent = fromAgent;
        _time = time;
    }

    /// <summary>Whether the conversation has broken off; it cannot be used again.</summary>
    public bool IsBroken => _broken is not null;

    /// <summary>Time for the agent to kill, to empty the scratch folders and to reply after the limits of a request.</summary>
    public TimeSpan Allowance { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>The agent's monotonic clock, in nanoseconds.</summary>
    /// <exception cref="SandboxFaultException">The agent does not answer, or speaks another version.</exception>
    public async Task<long> PingAsync(CancellationToken cancellationToken)
    {
        var reply = await AskAsync(AgentCodec.EncodePing(), Allowance, 4096, cancellationToken);
        return reply switch
        {
            AgentReply.Pong { Version: AgentTags.AgentVersion } pong => pong.ClockNanoseconds,
            AgentReply.Pong pong => throw new SandboxFaultException($"The agent speaks version {pong.Version}, not {AgentTags.AgentVersion}."),
            _ => throw Unexpected(reply),
        };
    }

    /// <summary>Runs a process to its end. Cancellation kills it, and then throws.</summary>
    /// <exception cref="SandboxFaultException">The agent is gone, late, refuses the request, or its word cannot be right.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled; the connection can be used again.</exception>
    public async Task<AgentReply.Finished> SpawnAsync(AgentRequest request, CancellationToken cancellationToken)
    {
        var started = _time.GetTimestamp();
        var replyLimit = (request.Exchange?.AnswerLimitBytes ?? 0) + (2 * request.KeepBytes) + (1 << 20);
        var reply = await AskAsync(AgentCodec.EncodeSpawn(request), request.WallLimit + request.Grace + Allowance, replyLimit, cancellationToken);
        cancellationToken.ThrowIfCancellationRequested();
        if (reply is not AgentReply.Finished finished)
        {
            throw reply is AgentReply.Refused refused
                ? new SandboxFaultException($"The agent could not run `{request.Arguments.FirstOrDefault()}`: {refused.Text}.")
                : Unexpected(reply);
        }

        CheckClocks(finished.Result.Usage.WallNanoseconds, _time.GetElapsedTime(started));
        return finished.ScratchLeft == 0
            ? finished
            : throw new SandboxFaultException($"After `{request.Arguments[0]}` {finished.ScratchLeft} scratch folder(s) could not be emptied.");
    }

    /// <summary>Closes both streams.</summary>
    public async ValueTask DisposeAsync()
    {
        try
        {
            await _toAgent.DisposeAsync();
            await _fromAgent.DisposeAsync();
        }
        catch (IOException)
        {
            // The agent has gone first; there is nothing left to close.
        }

        _turn.Dispose();
    }

    /// <summary>What the agent says that a process took cannot be more than what passed here meanwhile.</summary>
    private static void CheckClocks(long agentWallNanoseconds, TimeSpan own)
    {
        var agent = TimeSpan.FromTicks(agentWallNanoseconds / TimeSpan.NanosecondsPerTick);
        if (agent > own + TimeSpan.FromMilliseconds(5) + (own * 0.01))
        {
            throw new SandboxFaultException($"The agent's clock disagrees with ours: {agent.TotalMilliseconds:F1} ms there, {own.TotalMilliseconds:F1} ms here.");
        }
    }

    private static SandboxFaultException Unexpected(AgentReply reply) => new($"The agent answered with {reply.GetType().Name}, which was not asked for.");

    private async Task<AgentReply> AskAsync(byte[] message, TimeSpan limit, long replyLimit, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            if (_broken is { } broken)
            {
                throw new SandboxFaultException(broken);
            }

            return await ExchangeAsync(message, limit, replyLimit, cancellationToken);
        }
        catch (SandboxFaultException e)
        {
            _broken ??= e.Message;
            throw;
        }
        finally
        {
            _turn.Release();
        }
    }

    private async Task<AgentReply> ExchangeAsync(byte[] message, TimeSpan limit, long replyLimit, CancellationToken cancellationToken)
    {
        using var deadline = new CancellationTokenSource(limit, _time);
        try
        {
            await _toAgent.WriteAsync(message, deadline.Token);
            await _toAgent.FlushAsync(deadline.Token);
            var reply = ReadReplyAsync(replyLimit, deadline.Token);
            var cancelled = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            await using (cancellationToken.Register(() => cancelled.TrySetResult()))
            {
                if (await Task.WhenAny(reply, cancelled.Task, Task.Delay(Timeout.InfiniteTimeSpan, _time, deadline.Token)) == cancelled.Task)
                {
                    await _toAgent.WriteAsync(AgentCodec.EncodeCancel(), deadline.Token);
                    await _toAgent.FlushAsync(deadline.Token);
                }
            }

            return await reply.WaitAsync(deadline.Token);   // a read from a pipe does not always heed its token
        }
        catch (OperationCanceledException e) when (deadline.IsCancellationRequested)
        {
            throw new SandboxFaultException($"The agent did not answer within {limit.TotalSeconds:F0} s.", e);
        }
        catch (IOException e)
        {
            throw new SandboxFaultException("The agent is gone.", e);
        }
    }

    private async Task<AgentReply> ReadReplyAsync(long limit, CancellationToken cancellationToken)
    {
        var head = new byte[AgentCodec.HeadBytes];
        await _fromAgent.ReadExactlyAsync(head, cancellationToken);
        var length = BinaryPrimitives.ReadUInt32LittleEndian(head);
        if (length > limit)
        {
            throw new SandboxFaultException($"The agent announced a reply of {length} bytes; at most {limit} can be right.");
        }

        var body = new byte[length];
        await _fromAgent.ReadExactlyAsync(body, cancellationToken);
        return AgentCodec.Decode(head[4], body);
    }
}
