namespace Bench.Sandbox.Agents;

/// <summary>Bytes of the messages between the harness and the agent.</summary>
public static class AgentCodec
{
    /// <summary>Longest request that the agent takes.</summary>
    public const int MaxRequestBytes = 64 << 20;

    /// <summary>Bytes before the body of a message: its length and its type.</summary>
    public const int HeadBytes = AgentMessageWriter.HeadBytes;

    /// <summary>Asks for the clock.</summary>
    public static byte[] EncodePing() => new AgentMessageWriter(AgentTags.MessagePing).ToMessage();

    /// <summary>Kills the process that runs.</summary>
    public static byte[] EncodeCancel() => new AgentMessageWriter(AgentTags.MessageCancel).ToMessage();

    /// <summary>Runs a process.</summary>
    /// <exception cref="ArgumentException">A text holds a NUL, or the whole is longer than <see cref="MaxRequestBytes"/>.</exception>
    public static byte[] EncodeSpawn(AgentRequest request)
    {
        var writer = new AgentMessageWriter(AgentTags.MessageSpawn);
        WriteProgram(writer, request);
        WriteLimits(writer, request);
        WriteInput(writer, request);
        var message = writer.ToMessage();
        return message.Length - HeadBytes <= MaxRequestBytes
            ? message
            : throw new ArgumentException($"A request of {message.Length} bytes; the agent takes {MaxRequestBytes}.", nameof(request));
    }

    /// <summary>Reads a reply.</summary>
    /// <exception cref="SandboxFaultException">The bytes are no reply: what spoke is not the agent, or another version of it.</exception>
    public static AgentReply Decode(byte type, ReadOnlySpan<byte> body)
    {
        var fields = new AgentFields(body);
        return (int)type switch
        {
            AgentTags.MessageResult => DecodeResult(fields),
            AgentTags.MessagePong => new AgentReply.Pong(fields.Int32(AgentTags.TagVersion), fields.Number(AgentTags.TagClock)),
            AgentTags.MessageError => new AgentReply.Refused(fields.Text(AgentTags.TagErrorText)),
            _ => throw new SandboxFaultException($"The agent sent a message of type {type}, which does not exist."),
        };
    }

    private static void WriteProgram(AgentMessageWriter writer, AgentRequest request)
    {
        foreach (var argument in request.Arguments)
        {
            writer.Text(AgentTags.TagArgument, argument);
        }

        foreach (var (name, value) in request.Variables)
        {
            writer.Text(AgentTags.TagVariable, $"{name}={value}");
        }

        WriteOptional(writer, AgentTags.TagUser, request.User);
        WriteOptional(writer, AgentTags.TagGroup, request.Group);
        writer.Number(AgentTags.TagFlags, (long)request.Options);
        writer.Number(AgentTags.TagExpectedProcesses, request.ExpectedProcesses);
        if (request.Folder is { } folder)
        {
            writer.Text(AgentTags.TagFolder, folder);
        }

        foreach (var path in request.Scratch)
        {
            writer.Text(AgentTags.TagScratch, path);
        }

        foreach (var path in request.CgroupProcs)
        {
            writer.Text(AgentTags.TagCgroupProcs, path);
        }
    }

    private static void WriteLimits(AgentMessageWriter writer, AgentRequest request)
    {
        foreach (var cpu in request.Cpus)
        {
            writer.Number(AgentTags.TagCpu, cpu);
        }

        foreach (var limit in request.Limits)
        {
            writer.Numbers(AgentTags.TagRlimit, limit.Resource, limit.Value);
        }

        writer.Number(AgentTags.TagWallLimit, Nanoseconds(request.WallLimit));
        writer.Number(AgentTags.TagCpuLimit, Nanoseconds(request.CpuLimit));
        writer.Number(AgentTags.TagGrace, Nanoseconds(request.Grace));
        writer.Number(AgentTags.TagStdoutKeep, request.KeepBytes);
        writer.Number(AgentTags.TagStderrKeep, request.KeepBytes);
        WriteOptional(writer, AgentTags.TagOutputLimit, request.OutputLimitBytes);
    }

    private static void WriteInput(AgentMessageWriter writer, AgentRequest request)
    {
        if (request.Exchange is { } exchange)
        {
            writer.Bytes(AgentTags.TagHello, exchange.Hello.Span);
            writer.Bytes(AgentTags.TagSetup, exchange.Setup.Span);
            writer.Bytes(AgentTags.TagGo, exchange.Go.Span);
            writer.Number(AgentTags.TagAnswerLimit, exchange.AnswerLimitBytes);
        }
        else
        {
            writer.Bytes(AgentTags.TagStdin, request.StandardInput.Span);
        }

        if (!request.Seccomp.IsEmpty)
        {
            writer.Bytes(AgentTags.TagSeccomp, request.Seccomp.Span);
        }

        if (request.Handed is { } handed)
        {
            writer.Bytes(AgentTags.TagHandedFilter, handed.Bytes.Span);
            writer.Number(AgentTags.TagHandedFd, handed.Descriptor);
        }
    }

    private static void WriteOptional(AgentMessageWriter writer, int tag, long? value)
    {
        if (value is { } number)
        {
            writer.Number(tag, number);
        }
    }

    private static long Nanoseconds(TimeSpan time) => checked(time.Ticks * TimeSpan.NanosecondsPerTick);

    private static AgentReply.Finished DecodeResult(AgentFields fields)
    {
        var answer = fields.Optional(AgentTags.TagAnswer);
        var result = new SpawnResult(
            DecodeEnd(fields),
            fields.Bytes(AgentTags.TagStdoutKept),
            fields.Bytes(AgentTags.TagStderrKept),
            fields.Number(AgentTags.TagDropped),
            new SpawnUsage(fields.Number(AgentTags.TagCpuTime), fields.Number(AgentTags.TagPeak), fields.Number(AgentTags.TagWallTime)),
            answer is null ? null : new SampleTimes(Time(fields, AgentTags.TagStartTime), Time(fields, AgentTags.TagSetupTime), Time(fields, AgentTags.TagCallTime)),
            answer is null ? (ReadOnlyMemory<byte>?)null : answer,
            fields.Int32(AgentTags.TagLeftProcesses));
        return new AgentReply.Finished(
            result,
            fields.Int32(AgentTags.TagWaitStatus),
            fields.Int32(AgentTags.TagScratchLeft),
            fields.Number(AgentTags.TagEndKind) == AgentTags.EndCancelled);
    }

    private static SpawnEnd DecodeEnd(AgentFields fields)
    {
        var value = fields.Int32(AgentTags.TagEndValue);
        var kind = fields.Int32(AgentTags.TagEndKind);
        return kind switch
        {
            AgentTags.EndExited => new SpawnEnd.Exited(value),
            AgentTags.EndSignalled => new SpawnEnd.Signalled(value),
            AgentTags.EndTimedOut => new SpawnEnd.TimedOut(DecodeStep(value)),
            AgentTags.EndLimit => new SpawnEnd.LimitHit(DecodeLimit(value)),
            AgentTags.EndProtocol => new SpawnEnd.BrokeProtocol(fields.Text(AgentTags.TagEndText)),
            AgentTags.EndFailed => new SpawnEnd.WorkloadFailed(fields.Text(AgentTags.TagEndText)),
            AgentTags.EndCancelled => new SpawnEnd.Signalled(9),
            _ => throw new SandboxFaultException($"The agent reported an end of kind {kind}, which does not exist."),
        };
    }

    private static SpawnStep DecodeStep(int value) => value switch
    {
        AgentTags.StepCommand => SpawnStep.Command,
        AgentTags.StepStart => SpawnStep.Start,
        AgentTags.StepSetup => SpawnStep.Setup,
        AgentTags.StepCall => SpawnStep.Call,
        _ => throw new SandboxFaultException($"The agent reported step {value}, which does not exist."),
    };

    private static ResourceLimit DecodeLimit(int value) => value switch
    {
        AgentTags.LimitOutput => ResourceLimit.Output,
        AgentTags.LimitFileSize => ResourceLimit.FileSize,
        AgentTags.LimitCpuTime => ResourceLimit.CpuTime,
        AgentTags.LimitScratch => ResourceLimit.Disk,
        _ => throw new SandboxFaultException($"The agent reported limit {value}, which does not exist."),
    };

    /// <summary>A time that was measured is more than zero; anything else would be a free gain.</summary>
    private static long Time(AgentFields fields, int tag) => fields.Number(tag) is > 0 and var time
        ? time
        : throw new SandboxFaultException("The agent reported a time that is not positive.");
}
