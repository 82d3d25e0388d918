using System.Globalization;
using Bench.Contracts.Runs;
using Bench.Evaluation.Shell;
using Spectre.Console;

namespace Bench.Harness.Reporting;

/// <summary>The scores of a run under every rule as a table for a terminal.</summary>
internal static class RuleTable
{
    /// <summary>Writes the table.</summary>
    public static void Write(IAnsiConsole console, IReadOnlyCollection<TaskResult> results)
    {
        var table = new Table().Border(TableBorder.Rounded);
        table.AddColumns("rule", "version", "model", "score [[95 %]]", "tasks", "not scored");
        foreach (var (rule, model, score) in RuleScore.UnderEveryRule(results))
        {
            table.AddRow(
                Text(rule.Id), Text(Number(rule.Version)), Text(PlainText.Of(model)), Text(ScoreWords.Figure(score)), Text(Number(score.Tasks)), Text(Number(score.Unscored)));
        }

        console.Write(table);
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static Markup Text(string text) => new(Markup.Escape(text));
}
