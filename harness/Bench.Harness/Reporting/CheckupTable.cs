using Bench.Evaluation.Shell;
using Bench.Sandbox.Checkups;
using Spectre.Console;

namespace Bench.Harness.Reporting;

/// <summary>A checkup for a terminal: all items as a table, then what to mend.</summary>
internal static class CheckupTable
{
    /// <summary>Writes the report.</summary>
    public static void Write(IAnsiConsole console, DoctorReport report)
    {
        var table = new Table().Border(TableBorder.Rounded);
        table.AddColumns("item", "state", "found");
        foreach (var item in report.Items)
        {
            table.AddRow(Text(item.Name), new Markup($"[{Colour(item.State)}]{OutcomeWords.Word(item.State)}[/]"), Text(PlainText.Of(item.Found)));
        }

        console.Write(table);
        foreach (var item in report.Items.Where(item => item.State != CheckupState.Pass).OrderByDescending(item => item.State))
        {
            console.WriteLine($"{item.Name} ({OutcomeWords.Word(item.State)}): {item.Why}");
            console.WriteLine($"    {item.Mend}");
        }

        console.WriteLine(Verdict(report));
    }

    private static string Verdict(DoctorReport report)
    {
        var warned = report.Items.Count(item => item.State == CheckupState.Warn);
        var failed = report.Items.Count(item => item.State == CheckupState.Fail);
        return (report.Fit, warned) switch
        {
            (true, 0) => "fit to measure",
            (true, _) => $"fit to measure, with {warned} warnings",
            _ => $"not fit to measure now: {failed} failing, {warned} warnings",
        };
    }

    private static string Colour(CheckupState state) => state switch
    {
        CheckupState.Pass => "green",
        CheckupState.Warn => "yellow",
        _ => "red",
    };

    private static Markup Text(string text) => new(Markup.Escape(text));
}
