using Bench.Contracts.Outcomes;
using Bench.Evaluation.Workloads;
using Bench.Sandbox;

namespace Bench.Evaluation.Evaluations;

/// <summary>Says what the end of a plain command means for the phase that it belongs to.</summary>
/// <param name="Phase">The phase.</param>
/// <param name="Failed">Code for an exit code other than 0 and for a signal.</param>
/// <param name="Timeout">Code for the deadline.</param>
/// <param name="Limit">Code for a resource limit.</param>
public sealed record CommandReason(Phase Phase, ReasonCode Failed, ReasonCode Timeout, ReasonCode Limit)
{
    /// <summary>The build phase.</summary>
    public static CommandReason Build { get; } =
        new(Phase.Build, ReasonCode.BuildFailed, ReasonCode.BuildTimeout, ReasonCode.BuildResourceLimit);

    /// <summary>The test phase; failing tests are judged by the report, so a mere exit code is no reason there.</summary>
    public static CommandReason Tests { get; } =
        new(Phase.Tests, ReasonCode.TestMissing, ReasonCode.TestTimeout, ReasonCode.TestResourceLimit);

    /// <summary>The reason that a command gives; null when it ended with exit code 0.</summary>
    /// <param name="command">Name of the command, for the detail.</param>
    /// <param name="end">How it ended.</param>
    public Reason? Of(string command, SpawnEnd end) => end switch
    {
        SpawnEnd.Exited(0) => null,
        SpawnEnd.Exited(var code) => new Reason(Failed, Phase, $"`{command}` ended with exit code {code}; its log has the output"),
        SpawnEnd.Signalled(var signal) => new Reason(Failed, Phase, $"`{command}` was ended by signal {signal}"),
        SpawnEnd.TimedOut => new Reason(Timeout, Phase, $"`{command}` was killed at its deadline"),
        SpawnEnd.LimitHit(ResourceLimit.CpuTime) => new Reason(Timeout, Phase, $"`{command}` used up its CPU time"),
        SpawnEnd.LimitHit(var limit) => new Reason(Limit, Phase, $"`{command}` ran into the limit of {SampleReading.LimitName(limit)}"),
        var other => throw new InvalidOperationException($"a plain command cannot end with {other}"),
    };
}
