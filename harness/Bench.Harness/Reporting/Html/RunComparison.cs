using System.Globalization;
using Bench.Charts.Markup;
using Bench.Contracts.Outcomes;
using Bench.Scoring.Rules;

namespace Bench.Harness.Reporting.Html;

/// <summary>Several runs side by side: the score of each model in each, and what keeps them from being comparable.</summary>
internal static class RunComparison
{
    /// <summary>The table.</summary>
    public static IEnumerable<Node> Write(IReadOnlyList<RunView> runs, IScoreRule rule)
    {
        yield return Parts.Table(
            $"Scores under {rule.Id} with their 95 % intervals",
            ["run", "model", "score [95 %]", "tasks", "faster", "slower", "equal", "inconclusive", "failed", "fault", "sandbox", "grade"],
            runs.SelectMany(run => run.Summary.Models.Select(model => Cells(run, model))));
        if (runs.Select(Conditions).Distinct().Skip(1).Any())
        {
            yield return Parts.Notice("These runs differ in machine, sandbox, noise floor, version or tasks: their scores are not comparable without care.");
        }
    }

    private static IEnumerable<Node> Cells(RunView run, ModelSummary model) =>
    [
        Tag.Of("a", [("href", "#" + run.Id)], Tag.Outside(run.Name, PageBudget.Characters)),
        Tag.Outside(model.Model, PageBudget.Characters),
        ScoreWords.Figure(model.Score),
        Number(model.Score.Tasks),
        .. Enum.GetValues<OutcomeKind>().Select(kind => Number(model.Outcomes[OutcomeWords.Word(kind)])),
        run.Run.Manifest.IsMeasured ? OutcomeWords.Word(run.Run.Manifest.Sandbox.Kind) : "not known",
        run.Run.Manifest.IsMeasured ? OutcomeWords.Word(run.Run.Manifest.Grade) : "imported",
    ];

    private static Node Number(int count) => count.ToString(CultureInfo.InvariantCulture);

    private static string Conditions(RunView run)
    {
        var manifest = run.Run.Manifest;
        return string.Join('\n', [manifest.MachineClass, OutcomeWords.Word(manifest.Sandbox.Kind), manifest.NoiseFloor.ToString("R", CultureInfo.InvariantCulture), manifest.HarnessVersion, manifest.ProtocolVersion, .. run.Tasks.Select(task => $"{task.Task} {manifest.Tasks.GetValueOrDefault(task.Task.Value)}")]);
    }
}
