using System.Collections.Immutable;
using Bench.Contracts.Outcomes;
using Bench.Contracts.Runs;
using Bench.Harness.Reporting.Html;
using Bench.Scoring.Runs;

namespace Bench.Harness.Tests.Html;

/// <summary>Text from outside in every field that can carry it: it is shown, and does nothing.</summary>
public sealed class HostileTextTests
{
    private const string Evil = "</style></title><script>alert(1)</script><img src=x onerror=\"a()\">'\"&\e[2J\u202e\0";
    private const string Shown = "<script>alert(1)</script><img src=x onerror=\"a()\">'\"&␛[2J⟨U+202E⟩␀";

    [Test]
    public void In_results_and_manifest_it_is_shown_as_text()
    {
        var page = Page.Of(Hostile());

        Assert.That(page.All("script").Concat(page.All("img")), Is.Empty);
        Assert.That(page.Text, Does.Not.Contain("<script").And.Not.Contain("<img").And.Not.Contain("\e").And.Not.Contain("\u202e"));
        Assert.That(page.All("style").Single().Value, Does.Not.Contain("alert"));
        string[] marks = ["model", "detail", "failed", "missing", "quarantined", "key", "limit", "image", "seed", "cpu", "version", "predictions"];
        Assert.That(marks.Where(mark => !page.Root.Value.Contains($"{mark}</style></title>{Shown}", StringComparison.Ordinal)), Is.Empty);
    }

    [Test]
    public void In_the_name_of_a_run_it_is_shown_as_text() =>
        Assert.That(Page.Of(new ReportedRun(Evil, SomeRun.WithEveryOutcome(), new RunLogs("/nonexistent"))).Root.Descendants("h1").Single().Value, Does.EndWith(Shown));

    [Test]
    public void In_a_log_it_is_shown_as_text()
    {
        var folder = Directory.CreateTempSubdirectory("bench-html-").FullName;
        try
        {
            var logs = Directory.CreateDirectory(Path.Combine(folder, "logs", SomeRun.Task, "candidate-5")).FullName;
            File.WriteAllText(Path.Combine(logs, "tests.log"), $"first line\n{Evil}\nlast line");
            var page = Page.Of(new ReportedRun("run", SomeRun.WithEveryOutcome(), new RunLogs(folder)));

            Assert.That(page.All("script"), Is.Empty);
            Assert.That(page.All("pre").Single().Value, Is.EqualTo($"first line\n</style></title>{Shown}\nlast line"));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static StoredRun Hostile()
    {
        var run = SomeRun.WithEveryOutcome();
        var broken = run.Results.Single(result => result.Outcome == OutcomeKind.Failed);
        var evil = broken with
        {
            Model = "model" + Evil,
            Key = "key" + Evil,
            Arm = "../../" + Evil,
            Reasons = [new Reason(ReasonCode.TestRegression, Phase.Tests, "detail" + Evil)],
            Parity = new ParitySummary(0, 1, 1, ["failed" + Evil], ["missing" + Evil], ["quarantined" + Evil]),
        };
        var manifest = run.Manifest with
        {
            HarnessVersion = "version" + Evil,
            PredictionsSha256 = "predictions" + Evil,
            Sandbox = new SandboxLevel(SandboxKind.Process, ["limit" + Evil]),
            Machine = run.Manifest.Machine with { CpuModel = "cpu" + Evil, Kernel = Evil, OperatingSystem = Evil },
            Images = ImmutableSortedDictionary<string, string>.Empty.Add(SomeRun.Task, "image" + Evil),
            Seeds = ImmutableSortedDictionary<string, string>.Empty.Add(Evil, "seed" + Evil),
        };
        return run with { Manifest = manifest, Results = run.Results.Replace(broken, evil) };
    }
}
