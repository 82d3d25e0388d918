using System.Collections.Immutable;
using Bench.Contracts.Outcomes;
using Bench.Contracts.Runs;
using Bench.Scoring.Sittings;

namespace Bench.Scoring.Runs;

/// <summary>Computes the numbers of a run's results again from its samples alone. Pure: nothing is run, no clock is read.</summary>
public static class Grading
{
    /// <summary>The run with every measured number computed again; what was decided before the sitting stands, and so does a run that was imported from a report.</summary>
    /// <exception cref="RunFolderException">A result's samples are missing or contradict it.</exception>
    public static StoredRun Again(StoredRun run)
    {
        var analyses = Analyses(run);
        return run with { Results = [.. run.Results.Select(result => Again(result, analyses))] };
    }

    /// <summary>What the samples of each sitting say; a candidate that failed within it is left out, as it was when it was measured.</summary>
    public static ImmutableDictionary<string, SittingAnalysis> Analyses(StoredRun run)
    {
        var dropped = run.Results.Where(result => result is { Outcome: OutcomeKind.Failed, Sitting: not null, Arm: not null }).Select(result => (result.Sitting, result.Arm)).ToHashSet();
        return run.Samples.ToImmutableDictionary(
            sitting => sitting.Key,
            sitting => SittingAnalysis.Of([.. sitting.Value.Where(sample => !dropped.Contains((sitting.Key, sample.Arm)))], run.Manifest.NoiseFloor),
            StringComparer.Ordinal);
    }

    /// <summary>Candidates' arms among the samples that no result rests on.</summary>
    public static int Unclaimed(StoredRun run)
    {
        var claimed = run.Results.Select(result => (result.Sitting, result.Arm)).ToHashSet();
        return run.Samples.Sum(sitting => sitting.Value.Where(sample => sample.Kind == ArmKind.Candidate).Select(sample => sample.Arm).Distinct(StringComparer.Ordinal).Count(arm => !claimed.Contains((sitting.Key, arm))));
    }

    private static TaskResult Again(TaskResult result, ImmutableDictionary<string, SittingAnalysis> analyses)
    {
        if (result is not { Sitting: { } sitting, Arm: { } name } || result.Outcome is OutcomeKind.Failed or OutcomeKind.Fault)
        {
            return result;
        }

        var analysis = analyses.GetValueOrDefault(sitting) ?? throw new RunFolderException(
            $"{RunReader.SamplesName} holds no sample of the sitting '{sitting}', which the result of {result.Task} rests on.");
        var arm = analysis.Arm(name) ?? throw new RunFolderException($"{RunReader.SamplesName} holds no sample of arm '{name}' in the sitting '{sitting}'.");
        return MeasuredResult.Of(result, analysis, arm, Remarks(result));
    }

    /// <summary>Reasons that do not come from the samples: they stand.</summary>
    private static ImmutableArray<Reason> Remarks(TaskResult result) => [.. result.Reasons.Where(reason => !MeasuredResult.FromSamples.Contains(reason.Code))];
}
