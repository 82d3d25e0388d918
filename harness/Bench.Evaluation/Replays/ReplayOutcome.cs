namespace Bench.Evaluation.Replays;

/// <summary>What a series of sittings says of a task.</summary>
public enum ReplayOutcome
{
    /// <summary>The expert cleared the bar in every sitting, and the sittings agree.</summary>
    Holds,

    /// <summary>The expert is not told from base, or is slower.</summary>
    NoSpeedup,

    /// <summary>The expert is faster, but not surely by as much as the bar asks.</summary>
    BelowBar,

    /// <summary>The control arm differs from base on a steady machine: something other than the code decides the times.</summary>
    ControlDiffers,

    /// <summary>The sittings contradict each other.</summary>
    Disagree,

    /// <summary>Base's times fall into two groups far apart: something other than the code decides them.</summary>
    Multimodal,

    /// <summary>Base or expert did not answer.</summary>
    WorkloadFailed,

    /// <summary>Base and expert, or base and its copy, answer differently to the same seed.</summary>
    AnswersDiffer,
}
