using System.Text;
using Bench.Charts.Markup;
using Bench.Scoring.Rules;

namespace Bench.Harness.Reporting.Html;

/// <summary>
/// Runs as one HTML page that needs nothing else: no script, no address, and a policy that forbids everything but its own style sheet. The
/// same runs give the same bytes.
/// </summary>
internal static class HtmlReport
{
    private static readonly string Sheet = ReadSheet();

    /// <summary>Writes the page.</summary>
    /// <param name="output">Where it goes.</param>
    /// <param name="reported">The runs; one or more.</param>
    /// <param name="rule">Rule of the scores.</param>
    public static void Write(TextWriter output, IReadOnlyList<ReportedRun> reported, IScoreRule rule)
    {
        var runs = reported.Select((run, i) => RunView.Of(run, rule, $"r{i + 1}")).ToList();
        var budget = new PageBudget(runs.Sum(run => run.Run.Results.Length));
        var title = runs is [var only] ? only.Name : $"{runs.Count} runs";
        StandalonePage.Write(output, $"{title} – Bench", Sheet, [Header(title, rule), .. Runs(runs, rule, budget), Footer(budget)]);
    }

    private static Node Header(string title, IScoreRule rule) => Tag.Of(
        "header",
        Tag.In("kind", "p", "Bench report"),
        Tag.Of("h1", Tag.Outside(title, PageBudget.Characters)),
        Tag.In("rule", "p", $"Scored by {rule.Id}: {rule.Formula}."));

    private static IEnumerable<Node> Runs(List<RunView> runs, IScoreRule rule, PageBudget budget)
    {
        if (runs is [var only])
        {
            return new RunSection(only, rule, budget).Write(2);
        }

        return
        [
            Tag.Of("section", [Tag.Of("h2", "Scores side by side"), .. RunComparison.Write(runs, rule)]),
            .. runs.Select(run => Tag.Of(
                "section",
                [("class", "run"), ("id", run.Id)],
                [Tag.Of("h2", Tag.Outside(run.Name, PageBudget.Characters)), .. new RunSection(run, rule, budget).Write(3)])),
        ];
    }

    private static Node Footer(PageBudget budget) => Tag.Of(
        "footer",
        Tag.Of(
            "p",
            $"Speedup is base time / candidate time, ratio is expert time / candidate time; above 1 is faster. Intervals are 95 %, verdicts use 99 %. On this page at most {budget.Rotations} rotations of a sitting are drawn, "
            + $"{budget.LogBytes:N0} bytes of a log and {budget.TestNames} names of a list of tests are shown; figures rest on everything. The run's folder holds all of it: results.jsonl, samples.jsonl, run.json and logs."));

    private static string ReadSheet()
    {
        using var stream = typeof(HtmlReport).Assembly.GetManifestResourceStream("report.css")!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
