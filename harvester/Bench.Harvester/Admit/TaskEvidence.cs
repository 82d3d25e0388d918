using System.Collections.Immutable;
using Bench.Contracts.Tasks;
using Bench.Harvester.Funnel;

namespace Bench.Harvester.Admit;

/// <summary>
/// Writes the funnel's verdicts into a task. What would be another number on another day (evidence whose name begins with <c>time.</c>) stays in
/// the funnel's own records, so that the same harvest gives the same task.
/// </summary>
internal static class TaskEvidence
{
    private const string OfTimes = "time.";
    private const string Title = "title";
    private const string Warning = "warning";
    private const int WeightPlaces = 3;

    /// <summary>The provenance of a task.</summary>
    /// <param name="candidate">The pull request with its verdicts and its draft.</param>
    /// <param name="warnings">What a reader should know.</param>
    public static TaskProvenance Of(Candidate candidate, IEnumerable<string> warnings)
    {
        var covered = candidate.Draft!.CoveredLines;
        return new TaskProvenance(
            [new ProvenanceNote(Title, candidate.PullRequest.Title), .. candidate.Verdicts.Where(verdict => verdict.Stage == Stage.Filter).SelectMany(verdict => verdict.Evidence).Where(IsLasting).Select(Signal)],
            covered.IsDefault ? [] : covered,
            [
                .. candidate.Verdicts.SelectMany(verdict => Notes(verdict)),
                .. warnings.Distinct(StringComparer.Ordinal).Select(warning => new ProvenanceNote(Warning, warning)),
            ]);
    }

    /// <summary>The first detail of a name among the evidence of a stage; null when there is none.</summary>
    public static string? Find(Candidate candidate, Stage stage, string name) =>
        candidate.Verdicts.Where(verdict => verdict.Stage == stage).SelectMany(verdict => verdict.Evidence).FirstOrDefault(evidence => evidence.Name == name)?.Detail;

    private static ProvenanceNote Signal(Evidence seen) => new(seen.Name, seen.Detail, Math.Round(seen.Weight, WeightPlaces) is var weight and not 0 ? weight : null);

    private static ImmutableArray<ProvenanceNote> Notes(StageVerdict verdict)
    {
        var stage = verdict.Stage.ToString().ToLowerInvariant();
        var head = new ProvenanceNote(stage, $"{verdict.Reason}: {verdict.Detail}");
        return verdict.Stage == Stage.Filter
            ? [head]
            : [head, .. verdict.Evidence.Where(IsLasting).Select(one => new ProvenanceNote($"{stage}.{one.Name}", one.Detail))];
    }

    private static bool IsLasting(Evidence evidence) => !evidence.Name.StartsWith(OfTimes, StringComparison.Ordinal);
}
