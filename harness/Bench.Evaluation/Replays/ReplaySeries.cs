using System.Globalization;
using Bench.Contracts.Outcomes;
using Bench.Contracts.Runs;
using Bench.Sandbox;
using Bench.Scoring.Sittings;

namespace Bench.Evaluation.Replays;

/// <summary>
/// Sits until there are enough sittings to say whether the expert's speedup replays. The first sitting of a steady machine that speaks against
/// the task ends the series, but for two groups of times, which have to be seen twice. Where the machine was unsteady it takes a second one that says the same, or, where timings count as scores, there is
/// no verdict at all: too many spoilt sittings are a fault.
/// </summary>
/// <param name="bar">What the expert must show.</param>
/// <param name="mustBeSteady">Whether an unsteady machine spoils a sitting.</param>
/// <param name="sit">Runs one sitting, with a secret of its own.</param>
public sealed class ReplaySeries(ReplayBar bar, bool mustBeSteady, Func<CancellationToken, Task<ReplaySitting>> sit)
{
    /// <summary>Sittings agree when their log-ratios lie within 5 % or 15 % of themselves around the middle one, whatever is more.</summary>
    private const double LeastSlack = 0.05;
    private const double ShareOfSlack = 0.15;

    private readonly List<ReplaySitting.Measured> _standing = [];
    private int _repeats;
    private ReplayOutcome? _seenOnce;

    /// <summary>Runs the series.</summary>
    /// <param name="progress">Told each sitting.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="SandboxFaultException">The sandbox failed, or the machine was too noisy again and again.</exception>
    public async Task<ReplayVerdict> RunAsync(IProgress<string> progress, CancellationToken cancellationToken)
    {
        while (_standing.Count < bar.Sittings)
        {
            if (Take(await sit(cancellationToken), progress) is { } verdict)
            {
                return verdict;
            }
        }

        return Agreement();
    }

    /// <summary>Takes a sitting in; a verdict when it ends the series.</summary>
    private ReplayVerdict? Take(ReplaySitting sitting, IProgress<string> progress)
    {
        switch (sitting)
        {
            case ReplaySitting.Broken broken:
                // A machine in trouble breaks a sample once; a workload that breaks does so again.
                return Again(broken.Reason.Code == ReasonCode.OracleError ? ReplayOutcome.AnswersDiffer : ReplayOutcome.WorkloadFailed, broken.Reason.Detail, progress)
                    is { } verdict ? verdict with { Log = broken.Log } : null;
            case ReplaySitting.Measured { Analysis.Control: ControlVerdict.Void } measured:
                return Spoilt(measured.Unsteady, ReplayOutcome.ControlDiffers, "the control arm, a second copy of base, differs from base", progress);
            case ReplaySitting.Measured { Unsteady: { } unsteady } when mustBeSteady:
                return Spoilt(unsteady, ReplayOutcome.Disagree, "the sitting does not count", progress);
            case ReplaySitting.Measured measured when Against(measured) is { } against:
                return measured.Unsteady is null && against.Outcome != ReplayOutcome.Multimodal
                    ? new ReplayVerdict(against.Outcome, against.Detail, [.. _standing, measured])
                    : Again(against.Outcome, against.Detail, progress);
            case ReplaySitting.Measured measured:
                _standing.Add(measured);
                progress.Report($"replay {_standing.Count} of {bar.Sittings}: {Figure(measured)}");
                return null;
            default:
                throw new InvalidOperationException($"unknown sitting {sitting}");
        }
    }

    /// <summary>What a sitting says against the task; null when it speaks for it.</summary>
    private (ReplayOutcome Outcome, string Detail)? Against(ReplaySitting.Measured sitting)
    {
        var speedup = sitting.Speedup;
        if (speedup.Verdict != Verdict.Faster)
        {
            return (ReplayOutcome.NoSpeedup, $"the expert is not faster than base: {Figure(sitting)}");
        }

        if (speedup.Decisive.Low <= Math.Log(bar.Speedup))
        {
            return (ReplayOutcome.BelowBar, string.Create(CultureInfo.InvariantCulture, $"the expert's speedup does not clear {bar.Speedup:F2} for sure: {Figure(sitting)}"));
        }

        // Other programs come and go in groups of their own; the pairs within rotations do not mind.
        return sitting.Unsteady is null && TwoGroups.In(sitting.BaseCalls) is { } apart
            ? (ReplayOutcome.Multimodal, string.Create(CultureInfo.InvariantCulture, $"base's times fall into two groups that are {apart:F2} times apart"))
            : null;
    }

    private ReplayVerdict? Spoilt(string? unsteady, ReplayOutcome outcome, string detail, IProgress<string> progress)
    {
        if (unsteady is null)
        {
            return Again(outcome, detail, progress);
        }

        Repeat($"{detail}; {unsteady}", progress);
        return null;
    }

    /// <summary>What is seen for the first time may be chance and is repeated; the second time it is a verdict.</summary>
    private ReplayVerdict? Again(ReplayOutcome outcome, string detail, IProgress<string> progress)
    {
        if (_seenOnce == outcome)
        {
            return new ReplayVerdict(outcome, detail, [.. _standing]);
        }

        _seenOnce = outcome;
        Repeat(detail, progress);
        return null;
    }

    private void Repeat(string why, IProgress<string> progress)
    {
        if (++_repeats > bar.MostRepeats)
        {
            throw new SandboxFaultException($"This machine is too noisy to measure on now: {_repeats} sittings were spoilt, the last one because {why}. Try again when it is quiet.");
        }

        progress.Report($"measuring once more: {why}");
    }

    private ReplayVerdict Agreement()
    {
        var middle = _standing.OrderBy(sitting => sitting.Speedup.LogRatio).ElementAt(_standing.Count / 2);
        var slack = Math.Max(middle.Analysis.NoiseFloor, Math.Max(Math.Log(1 + LeastSlack), ShareOfSlack * Math.Abs(middle.Speedup.LogRatio)));
        var odd = _standing.Find(sitting => !EstimateAgreement.Holds(sitting.Speedup.Ratio, middle.Speedup.Ratio, slack));
        return odd is null
            ? new ReplayVerdict(ReplayOutcome.Holds, string.Create(CultureInfo.InvariantCulture, $"the expert cleared {bar.Speedup:F2} in each of {_standing.Count} sittings"), [.. _standing])
            : new ReplayVerdict(ReplayOutcome.Disagree, $"two sittings contradict each other: {Figure(odd)} and {Figure(middle)}", [.. _standing]);
    }

    private static string Figure(ReplaySitting.Measured sitting)
    {
        var (point, low, high) = sitting.Speedup.Ratio;
        return string.Create(CultureInfo.InvariantCulture, $"{point:F2}x [{low:F2}, {high:F2}], {sitting.Speedup.Rotations} rotations");
    }
}
