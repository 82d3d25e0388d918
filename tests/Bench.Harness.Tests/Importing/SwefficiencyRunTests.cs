using System.Globalization;
using Bench.Contracts.Outcomes;
using Bench.Contracts.Runs;
using Bench.Evaluation.Shell;
using Bench.Evaluation.Sittings;
using Bench.Harness.Evaluating;
using Bench.Harness.Importing;
using Bench.Harness.Reporting;
using Bench.Harness.Tests.Html;
using Bench.Scoring.Rules;
using Bench.Scoring.Runs;

namespace Bench.Harness.Tests.Importing;

public sealed class SwefficiencyRunTests
{
    /// <summary>Folder of reports as published; the test makes its own of the same shape where there is none.</summary>
    private const string ReportsVariable = "BENCH_SWEFFICIENCY_REPORTS";

    private string _folder = "";

    [SetUp]
    public void MakeFolder() => _folder = Directory.CreateTempSubdirectory("bench-import-").FullName;

    [TearDown]
    public void RemoveFolder() => Directory.Delete(_folder, recursive: true);

    private static IEnumerable<TestCaseData> Published() => Environment.GetEnvironmentVariable(ReportsVariable) is { Length: > 0 } folder
        ? Directory.EnumerateFiles(folder, "*.csv").Order(StringComparer.Ordinal).Select(file => new TestCaseData(File.ReadAllText(file)).SetArgDisplayNames(Path.GetFileName(file)))
        : [new TestCaseData(Reports.Large(1)).SetArgDisplayNames("drawn-1"), new TestCaseData(Reports.Large(2)).SetArgDisplayNames("drawn-2")];

    [TestCaseSource(nameof(Published))]
    public void The_harmonic_mean_of_a_published_report_is_reproduced_to_9_digits(string text)
    {
        var lines = text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.TrimEnd('\r').Split(',')).ToList();
        var column = Array.IndexOf(lines[0], "human_speedup_ratio");
        var ratios = lines.Skip(1).Select(line => double.Parse(line[column], CultureInfo.InvariantCulture)).ToList();
        var sum = ratios.Sum(ratio => 1 / ratio);
        var run = Run(text);
        var summary = RunSummary.Of(run.Manifest, run.Results, ScoreRules.Find("sr-hm")!);

        Assert.That(ratios, Has.Count.EqualTo(498));
        Assert.That(summary.Score!.Point, Is.EqualTo(498 / sum).Within(1e-9).Percent);
        Assert.That(summary.Score.Unscored, Is.Zero);
        Assert.That(summary.Contributions!.Value.Select(task => task.Share), Is.Ordered.Descending);
        Assert.That(summary.Contributions.Value.Take(10).Sum(task => task.Share), Is.EqualTo(ratios.Select(ratio => 1 / ratio).OrderDescending().Take(10).Sum() / sum).Within(1e-9));
    }

    [Test]
    public void A_failure_says_what_the_report_knows_of_it()
    {
        var results = Run(Reports.Small).Results;

        Assert.That(results.Select(result => result.Outcome), Is.EqualTo(new[] { OutcomeKind.Faster, OutcomeKind.Faster, OutcomeKind.Failed, OutcomeKind.Failed }));
        Assert.That(results.Skip(2).Select(result => result.ReasonCodes.Single()), Is.EqualTo(new[] { ReasonCode.TestRegression, ReasonCode.TestMissing }));
        Assert.That(results[2].Reasons.Single().Detail, Does.Contain("99.57 %"));
        Assert.That(results.Select(result => result.Key), Is.Unique);
    }

    [Test]
    public async Task What_was_written_is_read_back_and_the_folder_holds_nothing_else()
    {
        var folder = Path.Combine(_folder, "run");
        await RunFolder.WriteAsync(folder, Run(Reports.Small), CancellationToken.None);

        var read = await StoredRun.ReadAsync(folder, CancellationToken.None);

        Assert.That(read.Results, Has.Length.EqualTo(4));
        Assert.That(read.Manifest.Reported, Is.EqualTo(Source));
        Assert.That(Directory.EnumerateFileSystemEntries(_folder, "*", SearchOption.AllDirectories).Select(path => Path.GetRelativePath(_folder, path)).Order(), Is.EqualTo(new[] { "run", "run/results.jsonl", "run/run.json", "run/samples.jsonl" }));
    }

    [Test]
    public void A_folder_that_holds_something_is_left_alone()
    {
        File.WriteAllText(Path.Combine(_folder, "mine"), "");

        Assert.That(() => RunFolder.WriteAsync(_folder, Run(Reports.Small), CancellationToken.None), Throws.TypeOf<WrongUseException>());
        Assert.That(Directory.EnumerateFileSystemEntries(_folder).Count(), Is.EqualTo(1));
    }

    [Test]
    public void A_writer_that_is_stopped_leaves_nothing()
    {
        using var stopped = new CancellationTokenSource();
        stopped.Cancel();

        Assert.That(() => RunFolder.WriteAsync(Path.Combine(_folder, "run"), Run(Reports.Small), stopped.Token), Throws.InstanceOf<OperationCanceledException>());
        Assert.That(Directory.EnumerateFileSystemEntries(_folder), Is.Empty);
    }

    [Test]
    public void The_page_of_an_imported_run_says_what_it_lacks_and_shows_no_interval_of_a_task()
    {
        var page = Page.Of(Run(Reports.Small));

        Assert.That(page.Text, Does.Contain("no samples, no intervals, machine unknown").And.Contain("small.csv").And.Not.Contain("unknown processor").And.Not.Contain("built in").And.Not.Contain("bench replay"));
        Assert.That(Page.Rows(page.Root, "Every result").Select(row => row[3]), Is.EqualTo(new[] { "2.00x", "8.00x", "", "" }));
    }

    [Test]
    public void CSV_leaves_the_ends_of_intervals_empty_where_there_are_none()
    {
        var text = new StringWriter();
        CsvReport.Write(text, Run(Reports.Small).Results);
        var line = text.ToString().Split("\r\n")[1].Split(',');

        Assert.That(line[5..12], Is.EqualTo(new[] { "2", "", "", "0.5", "", "", "4" }));
    }

    [Test]
    public async Task An_imported_run_cannot_be_measured_again()
    {
        var folder = Path.Combine(_folder, "run");
        await RunFolder.WriteAsync(folder, Run(Reports.Small), CancellationToken.None);
        var session = new ReplaySession(
            new ReplayRequest(folder, "acme__tool-1", null, null, null, null, Anyway: false, null, SittingPlan.Default), TextWriter.Null, TimeProvider.System);

        Assert.That(() => session.RunAsync(CancellationToken.None), Throws.TypeOf<WrongUseException>().With.Message.Contains("cannot be measured again").And.Message.Contains("no samples"));
    }

    private static ReportSource Source { get; } = new(SwefficiencyReport.Format, "small.csv", new string('a', 64));

    private static StoredRun Run(string text)
    {
        var rows = SwefficiencyReport.Read("small.csv", text, out var errors);
        Assert.That(errors, Is.Empty);
        return SwefficiencyRun.Of(Source, rows, "model", DateTimeOffset.UnixEpoch);
    }
}
