using Bench.Contracts.Outcomes;
using Bench.Contracts.Tasks;
using Bench.Sandbox;

namespace Bench.Evaluation.Workloads;

/// <summary>What one sample's process gave. Closed: <see cref="Answered"/> or <see cref="Broken"/>.</summary>
public abstract record SampleReading
{
    private SampleReading()
    {
    }

    /// <summary>It answered.</summary>
    /// <param name="Answer">Canonical bytes of the answer.</param>
    /// <param name="Start">Nanoseconds from spawn to READY; 0 for a self-timed workload.</param>
    /// <param name="Setup">Nanoseconds from SETUP to SET; 0 for a self-timed workload.</param>
    /// <param name="Call">Nanoseconds of the call.</param>
    public sealed record Answered(ReadOnlyMemory<byte> Answer, long Start, long Setup, long Call) : SampleReading;

    /// <summary>It did not answer.</summary>
    /// <param name="Reason">Why, as a failure of the code inside.</param>
    public sealed record Broken(Reason Reason) : SampleReading;

    /// <summary>Reads the end of a process.</summary>
    public static SampleReading Of(SpawnResult result, WorkloadRunner runner)
    {
        if (runner == WorkloadRunner.SelfTimed && result is { End: SpawnEnd.Exited { Code: 0 }, DroppedBytes: 0 })
        {
            return new Answered(result.StandardOutput, 0, 0, result.Usage.WallNanoseconds);
        }

        return result is { Times: { } times, Answer: { } answer } && runner != WorkloadRunner.SelfTimed
            ? new Answered(answer, times.StartNanoseconds, times.SetupNanoseconds, times.CallNanoseconds)
            : new Broken(ReasonOf(result));
    }

    private static Reason ReasonOf(SpawnResult result)
    {
        var (code, detail) = result.End switch
        {
            SpawnEnd.TimedOut(var step) => (ReasonCode.RunTimeout, $"the workload was killed at its deadline ({StepName(step)})"),
            SpawnEnd.LimitHit(ResourceLimit.CpuTime) => (ReasonCode.RunTimeout, "the workload used up its CPU time"),
            SpawnEnd.LimitHit(var limit) => (ReasonCode.RunResourceLimit, $"the workload ran into the limit of {LimitName(limit)}"),
            SpawnEnd.BrokeProtocol(var what) => (ReasonCode.RunProtocolViolation, $"the workload's process broke the protocol: {what}"),
            SpawnEnd.WorkloadFailed => (ReasonCode.RunCrashed, "the workload raised an error; its log has the text"),
            SpawnEnd.Signalled(var signal) => (ReasonCode.RunCrashed, $"the workload's process was ended by signal {signal}"),
            SpawnEnd.Exited(var exit) => (ReasonCode.RunCrashed, $"the workload's process exited with code {exit} and without a usable answer"),
            var other => throw new InvalidOperationException($"unknown end {other}"),
        };
        return new Reason(code, Phase.Timing, detail);
    }

    /// <summary>A limit in words.</summary>
    public static string LimitName(ResourceLimit limit) => limit switch
    {
        ResourceLimit.Memory => "memory",
        ResourceLimit.Pids => "processes",
        ResourceLimit.Disk => "disk space",
        ResourceLimit.FileSize => "file size",
        ResourceLimit.Output => "output",
        _ => "CPU time",
    };

    private static string StepName(SpawnStep step) => step switch
    {
        SpawnStep.Start => "while starting and importing",
        SpawnStep.Setup => "while making the input",
        SpawnStep.Call => "while computing the answer",
        _ => "while running",
    };
}
