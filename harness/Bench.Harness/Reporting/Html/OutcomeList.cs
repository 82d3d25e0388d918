using System.Globalization;
using Bench.Charts;
using Bench.Charts.Markup;
using Bench.Charts.Sittings;
using Bench.Contracts.Outcomes;
using Bench.Contracts.Runs;
using Bench.Scoring.Decisions;

namespace Bench.Harness.Reporting.Html;

/// <summary>The outcomes of a run: how many of each kind, and every result in one table.</summary>
/// <param name="run">The run.</param>
internal sealed class OutcomeList(RunView run)
{
    /// <summary>Outcomes by kind, those that did not occur among them.</summary>
    public Node Tiles() => Tag.In("tiles", "ul", Enum.GetValues<OutcomeKind>().Select(kind => Tag.Of(
        "li",
        [("class", OutcomeWords.Word(kind))],
        Tag.In("count", "span", run.Summary.Outcomes[OutcomeWords.Word(kind)].ToString("N0", CultureInfo.InvariantCulture)),
        Parts.Badge(kind))));

    /// <summary>Every result.</summary>
    public Node Table()
    {
        var delta = new DecisionRule(run.Run.Manifest.NoiseFloor).Delta;
        var speedups = run.Run.Results.Select(result => result.Speedup).OfType<Estimate>().ToList();
        var axis = new Axis.Logarithmic("", [.. speedups.SelectMany(speedup => new[] { speedup.Low, speedup.High }), 1, Math.Exp(delta), Math.Exp(-delta)]);
        return Parts.Table(
            "Every result; the grey band is what is not told from no change",
            ["model", "task", "outcome", "speedup [95 %]", "", "against the expert", "ratio [95 %]", "tests", "reasons"],
            run.Tasks.SelectMany(task => task.Candidates.Select(candidate => Cells(task, candidate, axis, delta))));
    }

    private static IEnumerable<Node> Cells(TaskView task, CandidateView candidate, Axis axis, double delta)
    {
        var result = candidate.Result;
        return
        [
            Tag.Of("a", [("href", "#" + candidate.Id)], Tag.Outside(result.Model, PageBudget.Characters), result.Attempt > 0 ? string.Create(CultureInfo.InvariantCulture, $" #{result.Attempt}") : ""),
            Tag.Of("a", [("href", "#" + task.Id)], result.Task.Value),
            Parts.Badge(result.Outcome),
            OutcomeWords.Figure(result.Speedup),
            result.Speedup is { } speedup ? IntervalPlots.Small(speedup, axis, delta) : "",
            OutcomeWords.AgainstExpert(result.AgainstExpert).Replace(" the expert", "", StringComparison.Ordinal),
            OutcomeWords.Figure(result.Ratio),
            OutcomeWords.Tests(result.Parity),
            Tag.In("codes", "span", OutcomeWords.Codes(result)),
        ];
    }
}
