using Bench.Contracts.Runs;
using Bench.Evaluation.Shell;
using Spectre.Console;

namespace Bench.Harness.Reporting;

/// <summary>The results of a run as a table for a terminal.</summary>
internal static class OutcomeTable
{
    /// <summary>Writes the table.</summary>
    public static void Write(IAnsiConsole console, IReadOnlyCollection<TaskResult> results)
    {
        var table = new Table().Border(TableBorder.Rounded);
        table.AddColumns("task", "model", "outcome", "speedup [[95 %]]", "against expert", "ratio [[95 %]]", "tests", "reasons");
        foreach (var result in results)
        {
            table.AddRow(
                Text(result.Task.Value),
                Text(PlainText.Of(result.Model)),
                Text(OutcomeWords.Word(result.Outcome)),
                Text(OutcomeWords.Figure(result.Speedup)),
                Text(OutcomeWords.AgainstExpert(result.AgainstExpert).Replace(" the expert", "", StringComparison.Ordinal)),
                Text(OutcomeWords.Figure(result.Ratio)),
                Text(OutcomeWords.Tests(result.Parity)),
                Text(OutcomeWords.Codes(result)));
        }

        console.Write(table);
    }

    private static Markup Text(string text) => new(Markup.Escape(text));
}
