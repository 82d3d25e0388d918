using System.Text.Json.Nodes;

namespace Bench.EndToEnd.Tests;

/// <summary>Another platform's report becomes a run that every command knows how to handle, or is refused and leaves nothing.</summary>
[CancelAfter(300_000)]
public sealed class ImportTests
{
    private const string Report = """
        instance_id,pred_speedup_ratio,gold_speedup_ratio,human_speedup_ratio,correctness,correctness_pct
        acme__tool-1,2.0,4.0,0.5,1.0,1.0
        acme__tool-2,8.0,2.0,4.0,1.0,1.0
        acme__tool-3,1.0,10.0,0.1,0.0,0.5

        """;

    private string _folder = "";

    [SetUp]
    public async Task WriteReport()
    {
        _folder = BenchProgram.NewFolder();
        await File.WriteAllTextAsync(Path.Combine(_folder, "eval_report_them.csv"), Report);
    }

    [TearDown]
    public void RemoveFolder() => Directory.Delete(_folder, recursive: true);

    [Test]
    public async Task A_report_becomes_a_run_with_the_score_and_contributions_that_it_states(CancellationToken cancellationToken)
    {
        var import = await BenchProgram.RunAsync(_folder, cancellationToken, "import", "swefficiency-report", "eval_report_them.csv", "--out", "run");
        Assert.That(import.ExitCode, Is.Zero, import.ErrorText);
        Assert.That(import.OutputText, Does.Contain("3 results of them, as reported: no samples, no intervals, machine unknown"));

        var report = await BenchProgram.RunAsync(_folder, cancellationToken, "report", "run", "--rule", "sr-hm", "--format", "json");
        Assert.That(report.ExitCode, Is.Zero, report.ErrorText);
        var summary = JsonNode.Parse(report.OutputText)!;
        Assert.That((double)summary["score"]!["point"]!, Is.EqualTo(3 / 12.25).Within(1e-12));
        Assert.That(summary["contributions"]!.AsArray().Select(task => (string)task!["task"]!), Is.EqualTo(new[] { "acme__tool-3", "acme__tool-1", "acme__tool-2" }));
        Assert.That((double)summary["contributions"]![0]!["share"]!, Is.EqualTo(10 / 12.25).Within(1e-12));
        Assert.That((string)summary["reported"]!["format"]!, Is.EqualTo("swefficiency-report"));

        var grade = await BenchProgram.RunAsync(_folder, cancellationToken, "grade", "run", "--rule", "all");
        Assert.That(grade.ExitCode, Is.Zero, grade.ErrorText);
        Assert.That(grade.ErrorText, Does.Contain("its 3 results stand as they are"));
        Assert.That(grade.OutputText, Does.Contain("imported from eval_report_them.csv").And.Not.Contain("grade:"));
    }

    [Test]
    public async Task A_broken_report_is_refused_with_its_line_and_leaves_nothing(CancellationToken cancellationToken)
    {
        await File.WriteAllTextAsync(Path.Combine(_folder, "bad.csv"), Report.Replace("4.0,1.0", "4.0,0.3", StringComparison.Ordinal), cancellationToken);
        var import = await BenchProgram.RunAsync(_folder, cancellationToken, "import", "swefficiency-report", "bad.csv", "--out", "run");

        Assert.That(import.ErrorText, Does.Contain("bad.csv:3: correctness: found '0.3'; expected 0 or 1"));
        Assert.That(import.ExitCode, Is.EqualTo(2));
        Assert.That(Directory.EnumerateFileSystemEntries(_folder).Select(Path.GetFileName), Is.EquivalentTo(new[] { "bad.csv", "eval_report_them.csv" }));
    }

    [TestCase("import swefficiency-report none.csv --out run", "there is no file 'none.csv'")]
    [TestCase("import swefficiency-report eval_report_them.csv --out .", "there is something in '.' already")]
    [TestCase("import swefficiency-report eval_report_them.csv", "Option '--out' is required")]
    public async Task A_wrong_call_is_told_what_is_wrong_and_ends_with_2(string call, string problem)
    {
        var import = await BenchProgram.RunAsync(_folder, TestContext.CurrentContext.CancellationToken, call.Split(' '));

        Assert.That(import.ErrorText, Does.Contain(problem));
        Assert.That(import.ExitCode, Is.EqualTo(2), import.ErrorText);
    }
}
