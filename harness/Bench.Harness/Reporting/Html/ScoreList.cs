using System.Collections.Immutable;
using System.Globalization;
using Bench.Charts;
using Bench.Charts.Markup;
using Bench.Charts.Sittings;
using Bench.Scoring.Rules;

namespace Bench.Harness.Reporting.Html;

/// <summary>The scores of a run: under the chosen rule with a chart, and under every rule in a table.</summary>
/// <param name="run">The run.</param>
/// <param name="rule">The chosen rule.</param>
internal sealed class ScoreList(RunView run, IScoreRule rule)
{
    private const int MostModelsOnTheChart = 30;
    private const int LabelCharacters = 18;

    /// <summary>The chart and the tables.</summary>
    public IEnumerable<Node> Write()
    {
        if (run.Summary.Score is { } only)
        {
            yield return Tag.In("score", "p", Tag.Of("strong", ScoreWords.Figure(only)), $" {Explanation(only)}");
        }

        var scored = run.Summary.Models.Where(model => model.Score.Point is not null).Take(MostModelsOnTheChart).ToImmutableArray();
        if (run.Summary.Models.Length > 1)
        {
            yield return Tag.In("plots", "div", [.. scored.Length > 1 ? [Parts.Figure(Chart(scored))] : Array.Empty<Node>(), Table()]);
        }

        yield return Parts.Folded("The score under every rule", EveryRule(), Rules());
    }

    private string Explanation(Score score) =>
        $"{rule.Id}, version {rule.Version.ToString(CultureInfo.InvariantCulture)}, with its 95 % interval, over {Parts.Count(score.Tasks, "task", "tasks")}"
        + (score.Unscored > 0 ? $"; {Parts.Count(score.Unscored, "task is", "tasks are")} not scored." : ".");

    private Plot Chart(ImmutableArray<ModelSummary> models)
    {
        var series = ArmLook.Of(Contracts.Runs.ArmKind.Candidate);
        var most = Math.Max(1, models.Max(model => model.Score.High!.Value));
        return new Plot(
            $"{run.Id}-scores",
            $"Scores under {rule.Id} with their 95 % intervals",
            string.Join(' ', models.Select(model => $"{model.Model}: {ScoreWords.Figure(model.Score)}.")),
            new Axis.Linear(rule.Id, 0, most),
            new Axis.Categories("", models.Select(model => model.Model.Length <= LabelCharacters ? model.Model : model.Model[..(LabelCharacters - 1)] + "…")),
            [.. models.Select((model, i) => new Plottable.LyingInterval(series, i, model.Score.Point!.Value, model.Score.Low!.Value, model.Score.High!.Value))])
        {
            Height = 50 + (22 * models.Length),
            Left = 116,
            HasLegend = false,
        };
    }

    private Node Table() => Parts.Table(
        $"Scores under {rule.Id}",
        ["model", "score [95 %]", "tasks", "not scored"],
        run.Summary.Models.Select(model => new[]
        {
            Tag.Outside(model.Model, PageBudget.Characters),
            ScoreWords.Figure(model.Score),
            model.Score.Tasks.ToString(CultureInfo.InvariantCulture),
            model.Score.Unscored.ToString(CultureInfo.InvariantCulture),
        }));

    private Node EveryRule() => Parts.Table(
        "Score [95 %] by rule",
        ["model", .. ScoreRules.All.Select(each => each.Id)],
        RuleScore.UnderEveryRule(run.Run.Results).GroupBy(score => score.Model, StringComparer.Ordinal)
            .Select(model => new[] { Tag.Outside(model.Key, PageBudget.Characters) }.Concat(model.Select(score => (Node)ScoreWords.Figure(score.Score)))));

    private static Node Rules() => Parts.Facts(ScoreRules.All.Select(each => (
        string.Create(CultureInfo.InvariantCulture, $"{each.Id}, version {each.Version}"),
        Tag.Of("span", each.Formula, ". ", Tag.Of("em", "Weakness: "), each.Weakness))));
}
