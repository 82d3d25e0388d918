using Bench.Evaluation.Shell;
using Spectre.Console;

namespace Bench.Harness.Reporting;

/// <summary>A replay for a terminal: both measurements side by side, then the versions that differ.</summary>
internal static class ReplayTable
{
    /// <summary>Writes the report.</summary>
    public static void Write(IAnsiConsole console, ReplayReport report)
    {
        var table = new Table().Border(TableBorder.Rounded);
        table.AddColumns("", "recorded", "now", "agree");
        foreach (var row in report.Rows)
        {
            table.AddRow(Text(row.What), Text(row.Recorded), Text(row.Now), Text(row.Agrees ? "yes" : "NO"));
        }

        console.Write(table);
        foreach (var difference in report.Differences)
        {
            console.WriteLine($"not as recorded: {difference.Name}: {PlainText.Of(difference.Recorded)} was recorded, {PlainText.Of(difference.Now)} is now");
        }

        console.WriteLine($"{report.Task} {PlainText.Of(report.Model)}: the two measurements {(report.Agrees ? "agree" : "DISAGREE")}. Samples: {report.Folder}");
    }

    private static Markup Text(string text) => new(Markup.Escape(text));
}
