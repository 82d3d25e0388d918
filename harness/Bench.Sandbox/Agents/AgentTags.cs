namespace Bench.Sandbox.Agents;

/// <summary>
/// Numbers of the messages between the harness and the agent, the same as in <c>agent_tags.h</c> and <c>agent.py</c>; a test compares
/// the three. docs/protocol.md says what each field holds.
/// </summary>
public static class AgentTags
{
    /// <summary>Version of these messages.</summary>
    public const int AgentVersion = 1;

    // Types of message.
    public const int MessageSpawn = 1;
    public const int MessagePing = 2;
    public const int MessageCancel = 3;
    public const int MessageResult = 17;
    public const int MessagePong = 18;
    public const int MessageError = 19;

    // Tags of fields.
    public const int TagArgument = 1;
    public const int TagVariable = 2;
    public const int TagFolder = 3;
    public const int TagCpu = 4;
    public const int TagUser = 5;
    public const int TagGroup = 6;
    public const int TagRlimit = 7;
    public const int TagWallLimit = 8;
    public const int TagCpuLimit = 9;
    public const int TagGrace = 10;
    public const int TagStdoutKeep = 11;
    public const int TagStderrKeep = 12;
    public const int TagOutputLimit = 13;
    public const int TagStdin = 14;
    public const int TagHello = 15;
    public const int TagSetup = 16;
    public const int TagGo = 17;
    public const int TagAnswerLimit = 18;
    public const int TagSeccomp = 19;
    public const int TagHandedFilter = 20;
    public const int TagHandedFd = 21;
    public const int TagScratch = 22;
    public const int TagCgroupProcs = 23;
    public const int TagFlags = 24;
    public const int TagExpectedProcesses = 25;
    public const int TagEndKind = 64;
    public const int TagEndValue = 65;
    public const int TagEndText = 66;
    public const int TagWaitStatus = 67;
    public const int TagStartTime = 68;
    public const int TagSetupTime = 69;
    public const int TagCallTime = 70;
    public const int TagWallTime = 71;
    public const int TagCpuTime = 72;
    public const int TagPeak = 73;
    public const int TagAnswer = 74;
    public const int TagStdoutKept = 75;
    public const int TagStderrKept = 76;
    public const int TagDropped = 77;
    public const int TagLeftProcesses = 78;
    public const int TagScratchLeft = 79;
    public const int TagClock = 80;
    public const int TagVersion = 81;
    public const int TagErrorText = 82;

    // Bits of TagFlags.
    public const int FlagSession = 1;
    public const int FlagNoNewPrivileges = 2;
    public const int FlagDieWithAgent = 4;
    public const int FlagWrapped = 8;
    public const int FlagOwnUser = 16;

    // How a process ended.
    public const int EndExited = 1;
    public const int EndSignalled = 2;
    public const int EndTimedOut = 3;
    public const int EndLimit = 4;
    public const int EndProtocol = 5;
    public const int EndFailed = 6;
    public const int EndCancelled = 7;

    // Steps of its life.
    public const int StepCommand = 0;
    public const int StepStart = 1;
    public const int StepSetup = 2;
    public const int StepCall = 3;

    // Limits that the agent sees itself.
    public const int LimitOutput = 1;
    public const int LimitFileSize = 2;
    public const int LimitCpuTime = 3;
    public const int LimitScratch = 4;
}
