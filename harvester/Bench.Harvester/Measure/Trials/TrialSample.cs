using System.Collections.Immutable;
using System.Text;
using Bench.Contracts.Outcomes;
using Bench.Contracts.Tasks;
using Bench.Evaluation.Sittings;
using Bench.Evaluation.Tasks;
using Bench.Evaluation.Workloads;
using Bench.Sandbox;

namespace Bench.Harvester.Measure.Trials;

/// <summary>Runs single samples of a workload with seeds that are the same every time.</summary>
/// <param name="task">The task, with the workload as it is tried.</param>
/// <param name="seed">Seed of the trial.</param>
internal sealed class TrialSample(LoadedTask task, SecretSeed seed)
{
    private const long AnswerLimit = 256L << 20;

    private readonly WorkloadCommand _command = new(task);

    /// <summary>How answers are compared.</summary>
    public AnswerComparison Comparison => task.Spec.Workload.Comparison ?? AnswerComparison.Exact;

    /// <summary>Seeds of the calls of one sample.</summary>
    /// <param name="input">Which input; another number is another input.</param>
    public ImmutableArray<ulong> Seeds(int input) => [.. Enumerable.Range(0, task.Spec.Workload.CallsPerSample).Select(call => seed.InputSeed(input, call))];

    /// <summary>One sample; refused when there is no answer.</summary>
    /// <param name="cell">Cell of the arm.</param>
    /// <param name="input">Which input.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<(SampleReading.Answered? Answered, TrialResult.Refused? Refused)> RunAsync(ISandboxCell cell, int input, CancellationToken cancellationToken)
    {
        var request = _command.Sample(cell, Seeds(input), AnswerLimit) with { Variables = seed.Variables(0) };
        var result = await cell.RunAsync(request, cancellationToken);
        return SampleReading.Of(result, task.Spec.Workload.Runner) switch
        {
            SampleReading.Answered answered => (answered, null),
            SampleReading.Broken(var reason) => (null, new TrialResult.Refused(
                reason.Code == ReasonCode.RunTimeout ? MeasureReasons.TooLong : MeasureReasons.WorkloadFailed, reason.Detail, LogOf(result))),
            var other => throw new InvalidOperationException($"unknown reading {other}"),
        };
    }

    private static string LogOf(SpawnResult result) =>
        (result.End is SpawnEnd.WorkloadFailed(var text) ? text + "\n" : "") + Encoding.UTF8.GetString(result.StandardError.Span);
}
