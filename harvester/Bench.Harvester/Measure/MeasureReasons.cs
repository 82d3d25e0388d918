using Bench.Evaluation.Replays;

namespace Bench.Harvester.Measure;

/// <summary>Reason codes of the stage.</summary>
public static class MeasureReasons
{
    /// <summary>It goes on.</summary>
    public const string Accepted = "accepted";

    /// <summary>No source offered a workload.</summary>
    public const string NoWorkload = "no-workload";

    /// <summary>Nothing is left of the change when protected paths are taken out of it.</summary>
    public const string NoExpertPatch = "no-expert-patch";

    /// <summary>The workload could not be built, broke, or ran into a limit.</summary>
    public const string WorkloadFailed = "workload-failed";

    /// <summary>The workload executes none of the changed lines.</summary>
    public const string NotReached = "not-reached";

    /// <summary>Two runs with one seed answer differently.</summary>
    public const string NotDeterministic = "not-deterministic";

    /// <summary>The answer does not depend on the seed, or there is none: a wrong result could not be told from a right one.</summary>
    public const string OracleWeak = "oracle-weak";

    /// <summary>Base and expert answer differently to the same seed.</summary>
    public const string AnswersDiffer = "answers-differ";

    /// <summary>A sample of base takes less than can be timed.</summary>
    public const string TooShort = "too-short";

    /// <summary>A sample of base takes more than is affordable.</summary>
    public const string TooLong = "too-long";

    /// <summary>Start and setup take many times as long as the call.</summary>
    public const string SetupHeavy = "setup-heavy";

    /// <summary>The expert is not faster.</summary>
    public const string NoSpeedup = "no-speedup";

    /// <summary>The expert is faster, but not surely by as much as the bar asks.</summary>
    public const string BelowBar = "below-bar";

    /// <summary>The control arm differs from base on a steady machine.</summary>
    public const string ControlDiffers = "control-differs";

    /// <summary>The sittings contradict each other.</summary>
    public const string ReplaysDisagree = "replays-disagree";

    /// <summary>Base's times fall into two groups far apart.</summary>
    public const string Multimodal = "multimodal";

    /// <summary>The code of what a series of sittings says.</summary>
    public static string Of(ReplayOutcome outcome) => outcome switch
    {
        ReplayOutcome.Holds => Accepted,
        ReplayOutcome.NoSpeedup => NoSpeedup,
        ReplayOutcome.BelowBar => BelowBar,
        ReplayOutcome.ControlDiffers => ControlDiffers,
        ReplayOutcome.Disagree => ReplaysDisagree,
        ReplayOutcome.Multimodal => Multimodal,
        ReplayOutcome.WorkloadFailed => WorkloadFailed,
        ReplayOutcome.AnswersDiffer => AnswersDiffer,
        _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome, "There is no such outcome."),
    };

    /// <summary>
    /// How far a workload with this code came, of two that were refused. What was timed says more about the change than what was not even run.
    /// </summary>
    public static int Distance(string code) => code switch
    {
        NoWorkload => 0,
        WorkloadFailed => 1,
        NotReached => 2,
        TooLong or SetupHeavy or TooShort or NotDeterministic => 3,
        OracleWeak => 4,
        AnswersDiffer => 5,
        _ => 6,
    };
}
