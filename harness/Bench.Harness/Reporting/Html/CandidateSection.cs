using System.Collections.Immutable;
using System.Globalization;
using Bench.Charts.Markup;
using Bench.Charts.Sittings;
using Bench.Contracts.Outcomes;
using Bench.Contracts.Runs;

namespace Bench.Harness.Reporting.Html;

/// <summary>One result: verdict, figures, charts, reasons, tests, logs, costs.</summary>
/// <param name="run">The run.</param>
/// <param name="view">The result.</param>
/// <param name="budget">What it may take of the page.</param>
internal sealed class CandidateSection(RunView run, CandidateView view, PageBudget budget)
{
    private TaskResult Result => view.Result;

    /// <summary>The section.</summary>
    public Node Write() => Tag.Of(
        "details",
        [("class", $"candidate {OutcomeWords.Word(Result.Outcome)}"), ("id", view.Id), ("open", budget.IsOpen ? "open" : null)],
        [
            Tag.Of(
                "summary",
                Parts.Badge(Result.Outcome),
                " ",
                Tag.In("name", "span", Tag.Outside(Result.Model, PageBudget.Characters)),
                Result.Attempt > 0 ? string.Create(CultureInfo.InvariantCulture, $" attempt {Result.Attempt}") : "",
                Tag.In("figure", "span", Result.Speedup is null ? string.Join(' ', Result.ReasonCodes.Take(1).Select(code => code.Name())) : OutcomeWords.Figure(Result.Speedup))),
            Tag.In("verdict", "p", Verdict()),
            .. Reasons(),
            .. Charts(),
            .. Tests(),
            .. new LogsPart(run.Logs, budget).Write(Result.Task, Result.Arm),
            Costs(),
        ]);

    private string Verdict() => Result.Outcome switch
    {
        OutcomeKind.Failed => "Failed on its own account: it counts as no speedup.",
        OutcomeKind.Fault => "A fault of ours or of the machine: it is nobody's score, and the same command tries it again.",
        _ => $"{Against(Result.Outcome)} base: {OutcomeWords.Figure(Result.Speedup)} as fast. {Sentence(Result.AgainstExpert is null ? "against the expert" : OutcomeWords.AgainstExpert(Result.AgainstExpert))}: "
            + $"{OutcomeWords.Figure(Result.Ratio)}, where the expert itself is {OutcomeWords.Figure(Result.ExpertSpeedup)} as fast as base. {Attainment()}{(Result.AwaitsReview() ? " Not ranked until a person has looked." : "")}",
    };

    private static string Against(OutcomeKind outcome) => outcome switch
    {
        OutcomeKind.Faster => "Faster than",
        OutcomeKind.Slower => "Slower than",
        OutcomeKind.Equal => "Not told from",
        _ => "Undecided against",
    };

    private static string Sentence(string words) => words.Length == 0 ? words : char.ToUpperInvariant(words[0]) + words[1..];

    private string Attainment() => Result.Attainment is { } attainment
        ? string.Create(CultureInfo.InvariantCulture, $"Attainment {attainment:F3}.")
        : "No attainment: the expert's own gain cannot be seen here.";

    private IEnumerable<Node> Reasons() => Result.Reasons.IsDefaultOrEmpty
        ? []
        : [
            Tag.In("reasons", "ul", Result.Reasons.Select(reason => Tag.Of(
                "li",
                Tag.Of("code", reason.Code.Name()),
                $" {reason.Code.Meaning()} ",
                Tag.In("detail", "span", Tag.Outside(reason.Detail, Reason.LongestDetail)),
                Tag.In("place", "span", $" {OutcomeWords.Word(reason.Code.Class())}, in the phase {OutcomeWords.Word(reason.Phase)}")))),
        ];

    private IEnumerable<Node> Charts()
    {
        if (view is not { Sitting: { } sitting, Analysis: { } analysis })
        {
            return [];
        }

        var plots = new SamplePlots(view.Id, sitting, Result.Arm, budget.Rotations);
        if (plots.Arms.IsEmpty)
        {
            return [];
        }

        var figures = new List<Node>();
        if (Result is { Speedup: { } speedup, Ratio: { } ratio, ExpertSpeedup: { } expert })
        {
            ImmutableArray<IntervalPlots.Row> rows =
            [
                new("candidate / base", ArmKind.Candidate, speedup),
                new("expert / base", ArmKind.Expert, expert),
                new("candidate / expert", ArmKind.Candidate, ratio),
            ];
            figures.Add(Parts.Figure(IntervalPlots.Of($"{view.Id}-ratio", "Speedups and ratio with their 95 % intervals", rows, analysis.Delta)));
            figures.AddRange(plots.Ratios(speedup, analysis.Delta) is { } plot ? [Parts.Figure(plot)] : []);
        }

        figures.Add(Parts.Figure(plots.ByOrder()));
        figures.Add(Parts.Figure(plots.ByArm()));
        return [Tag.In("plots", "div", figures), new SampleTables(plots, analysis, Result.Arm).Write()];
    }

    private IEnumerable<Node> Tests()
    {
        if (Result.Parity is not { } parity)
        {
            yield break;
        }

        yield return Tag.Of("p", string.Create(CultureInfo.InvariantCulture, $"Guarding tests: {parity.Passed} passed, {parity.Failed} failed, {parity.Missing} missing."));
        foreach (var (words, names, all) in new[]
        {
            ("Failed", parity.FailedTests, parity.Failed),
            ("Missing", parity.MissingTests, parity.Missing),
            ("Quarantined and not passed, which does not count", parity.QuarantinedFailed, parity.QuarantinedFailed.IsDefault ? 0 : parity.QuarantinedFailed.Length),
        })
        {
            if (!names.IsDefaultOrEmpty)
            {
                yield return Names(words, names, all);
            }
        }
    }

    private Node Names(string words, ImmutableArray<string> names, int all)
    {
        var shown = names.Take(budget.TestNames).Select(name => Tag.Of("li", Tag.Of("code", Tag.Outside(name, PageBudget.Characters)))).ToList();
        var rest = all - shown.Count;
        return Tag.In("tests", "div", Tag.Of("p", $"{words}:"), Tag.Of("ul", [.. shown, .. rest > 0 ? [Tag.Of("li", $"and {rest} more")] : Array.Empty<Node>()]));
    }

    private Node Costs()
    {
        var facts = new List<(string, Node)>();
        facts.AddRange((Result.PhaseSeconds ?? ImmutableSortedDictionary<Phase, double>.Empty).Select(phase => (OutcomeWords.Word(phase.Key), (Node)string.Create(CultureInfo.InvariantCulture, $"{phase.Value:0.0##} s"))));
        Add("charged to each call", Result.ChargedNanoseconds > 0 ? Result.ChargedNanoseconds : null, charge => $"{TimeUnit.Milliseconds.Figure(charge)} ms, for growth of start and setup");
        Add("CPU time of a sample", Result.CpuNanoseconds, cpu => $"{TimeUnit.Milliseconds.Figure(cpu)} ms (median)");
        Add("peak memory", Result.PeakKiB, peak => string.Create(CultureInfo.InvariantCulture, $"{peak / 1024.0:F1} MiB (median)"));
        if (Result.Instructions is { } counts)
        {
            facts.Add(("instructions", string.Create(CultureInfo.InvariantCulture, $"{counts.Candidate:N0}, base {counts.Base:N0}{(counts.Repeatable ? "" : ", not repeatable")}")));
        }

        facts.Add(("sitting", Result.Sitting is null ? "none" : Tag.Outside($"{Result.Sitting}, arm {Result.Arm}, {Result.Rotations} rotations", PageBudget.Characters)));
        facts.Add(("key", Tag.Of("code", Tag.Outside(Result.Key, PageBudget.Characters))));
        return Parts.Folded("Costs and identity", Parts.Facts(facts));

        void Add(string name, long? value, Func<long, string> words)
        {
            if (value is { } known)
            {
                facts.Add((name, words(known)));
            }
        }
    }
}
