using System.Text;
using System.Xml.Linq;
using Bench.Harness.Reporting.Html;
using Bench.Scoring.Rules;
using Bench.Scoring.Runs;

namespace Bench.Harness.Tests.Html;

/// <summary>A page as text and as the elements that a browser sees.</summary>
/// <param name="Text">The text.</param>
internal sealed record Page(string Text)
{
    /// <summary>Its elements.</summary>
    public XElement Root { get; } = XDocument.Parse(Text, LoadOptions.PreserveWhitespace).Root!;

    /// <summary>The page of runs without logs.</summary>
    public static Page Of(params StoredRun[] runs) => Of([.. runs.Select((run, i) => new ReportedRun($"run-{i + 1}", run, new RunLogs("/nonexistent")))]);

    /// <summary>The page of runs.</summary>
    public static Page Of(params ReportedRun[] runs)
    {
        var text = new StringBuilder();
        using var output = new StringWriter(text);
        HtmlReport.Write(output, runs, ScoreRules.Default);
        return new Page(text.ToString());
    }

    /// <summary>All elements of a name.</summary>
    public IEnumerable<XElement> All(string name) => Root.Descendants(name);

    /// <summary>Rows of the table with a caption that begins so, each as the text of its cells.</summary>
    public static IEnumerable<string[]> Rows(XElement within, string caption) =>
        within.Descendants("table").First(table => table.Element("caption")!.Value.StartsWith(caption, StringComparison.Ordinal))
            .Element("tbody")!.Elements("tr").Select(row => row.Elements().Select(cell => cell.Value).ToArray());
}
