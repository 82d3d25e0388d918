using System.Collections.Immutable;
using Bench.Contracts.Outcomes;
using Bench.Contracts.Runs;
using Bench.Scoring.Rules;

namespace Bench.Harness.Reporting;

/// <summary>What <c>bench report --format json</c> prints of a run.</summary>
/// <param name="Rule">Id of the score rule.</param>
/// <param name="RuleVersion">Its version.</param>
/// <param name="Score">Score of the run when it holds one model; null with several, each of which has its own below.</param>
/// <param name="Contributions">What each task contributes to that score, heaviest first; null with several models.</param>
/// <param name="Reported">The report that the run was imported from; null when it was measured.</param>
/// <param name="Outcomes">Predictions by outcome.</param>
/// <param name="Predictions">Predictions in all.</param>
/// <param name="Models">Score and outcomes of each model.</param>
/// <param name="Sandbox">Back end.</param>
/// <param name="SandboxNotEnforced">What it could not enforce.</param>
/// <param name="Grade">Whether the timings count as scores or for development only.</param>
/// <param name="NoiseFloor">Smallest effect that the machine was trusted to see, as a ratio minus 1.</param>
/// <param name="Results">The results.</param>
internal sealed record RunSummary(
    string Rule,
    int RuleVersion,
    Score? Score,
    ImmutableArray<Contribution>? Contributions,
    ReportSource? Reported,
    ImmutableSortedDictionary<string, int> Outcomes,
    int Predictions,
    ImmutableArray<ModelSummary> Models,
    SandboxKind Sandbox,
    ImmutableArray<string> SandboxNotEnforced,
    RunGrade Grade,
    double NoiseFloor,
    ImmutableArray<TaskResult> Results)
{
    /// <summary>Sums up a run under a rule.</summary>
    public static RunSummary Of(RunManifest manifest, ImmutableArray<TaskResult> results, IScoreRule rule)
    {
        ImmutableArray<ModelSummary> models =
        [
            .. results.GroupBy(result => result.Model, StringComparer.Ordinal)
                .Select(model => (model.Key, Results: model, Input: new ScoreInput(model)))
                .Select(model => new ModelSummary(model.Key, rule.Score(model.Input), Count(model.Results), model.Results.Count(result => result.AwaitsReview()), rule.Contributions(model.Input)))
                .OrderByDescending(model => model.Score.Point ?? double.NegativeInfinity).ThenBy(model => model.Model, StringComparer.Ordinal),
        ];
        return new RunSummary(
            rule.Id,
            rule.Version,
            models is [{ Score: var score }] ? score : null,
            models is [{ Contributions: var contributions }] ? contributions : null,
            manifest.Reported,
            Count(results),
            results.Length,
            models,
            manifest.Sandbox.Kind,
            manifest.Sandbox.NotEnforced,
            manifest.Grade,
            Math.Exp(manifest.NoiseFloor) - 1,
            results);
    }

    private static ImmutableSortedDictionary<string, int> Count(IEnumerable<TaskResult> results)
    {
        var counts = results.CountBy(result => result.Outcome).ToDictionary();
        return Enum.GetValues<OutcomeKind>().ToImmutableSortedDictionary(OutcomeWords.Word, counts.GetValueOrDefault, StringComparer.Ordinal);
    }
}
