using System.Collections.Immutable;
using Bench.Contracts.Outcomes;
using Bench.Contracts.Runs;

namespace Bench.Evaluation.Sittings;

/// <summary>What a sitting left. Closed: <see cref="Finished"/> or <see cref="Faulted"/>.</summary>
public abstract record SittingRecord
{
    private SittingRecord()
    {
    }

    /// <summary>It ran to its end.</summary>
    /// <param name="Id">Identity of the sitting within the run.</param>
    /// <param name="Conditions">How steady the machine was.</param>
    /// <param name="Samples">Every sample of every arm, dropped arms and warm-up included.</param>
    /// <param name="Dropped">Candidates that broke or answered wrong, with the reason.</param>
    /// <param name="Remarks">Flags of candidates that stayed in, such as processes left behind.</param>
    /// <param name="Instructions">Instruction counts of candidates, where they were asked for and could be had.</param>
    /// <param name="Logs">Standard error of the sample that broke a candidate; text of submitted code.</param>
    public sealed record Finished(
        string Id,
        SittingConditions Conditions,
        ImmutableArray<Sample> Samples,
        ImmutableDictionary<string, Reason> Dropped,
        ImmutableDictionary<string, ImmutableArray<Reason>> Remarks,
        ImmutableDictionary<string, InstructionCounts> Instructions,
        ImmutableDictionary<string, string> Logs) : SittingRecord;

    /// <summary>Base, control or expert did not do what it must: a fault of the task or the machine.</summary>
    /// <param name="Reason">What happened.</param>
    /// <param name="Log">Standard error of the sample that showed it.</param>
    public sealed record Faulted(Reason Reason, string Log) : SittingRecord;
}
