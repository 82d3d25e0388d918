using System.Collections.Immutable;
using System.Xml.Linq;
using Bench.Contracts.Outcomes;
using Bench.Contracts.Runs;
using Bench.Harness.Reporting;

namespace Bench.Harness.Tests.Html;

public sealed class HtmlReportTests
{
    private static readonly Page EveryOutcome = Page.Of(SomeRun.WithEveryOutcome());

    [Test]
    public void The_drawn_run_holds_every_kind_of_outcome() =>
        Assert.That(SomeRun.WithEveryOutcome().Results.Select(result => result.Outcome), Is.EquivalentTo(Enum.GetValues<OutcomeKind>()));

    [Test]
    public void Every_kind_of_outcome_is_counted_listed_and_has_a_section_of_its_own()
    {
        foreach (var result in SomeRun.WithEveryOutcome().Results)
        {
            var word = OutcomeWords.Word(result.Outcome);
            var section = Section(result.Model);
            Assert.That(section.Attribute("class")!.Value, Is.EqualTo($"candidate {word}"));
            Assert.That(EveryOutcome.All("li").Single(tile => tile.Attribute("class")?.Value == word).Value, Does.StartWith("1").And.Contain(word));
            Assert.That(Page.Rows(EveryOutcome.Root, "Every result").Single(row => row[0] == result.Model)[2], Does.EndWith(word));
            Assert.That(result.Reasons.All(reason => section.Value.Contains(reason.Code.Name(), StringComparison.Ordinal) && section.Value.Contains(reason.Code.Meaning(), StringComparison.Ordinal) && section.Value.Contains(reason.Detail, StringComparison.Ordinal)));
        }
    }

    [Test]
    public void The_page_runs_nothing_and_asks_nobody()
    {
        Assert.That(EveryOutcome.All("script").Concat(EveryOutcome.All("iframe")).Concat(EveryOutcome.All("object")).Concat(EveryOutcome.All("link")).Concat(EveryOutcome.All("img")), Is.Empty);
        Assert.That(EveryOutcome.Root.DescendantsAndSelf().Attributes().Where(attribute => attribute.Name.LocalName.StartsWith("on", StringComparison.OrdinalIgnoreCase) || attribute.Name.LocalName is "style" or "src"), Is.Empty);
        Assert.That(EveryOutcome.All("a").Select(link => link.Attribute("href")!.Value), Has.All.StartsWith("#"));
        Assert.That(EveryOutcome.Text, Does.Not.Contain("://").And.Not.Contain("url(").And.Not.Contain("@import"));
    }

    [Test]
    public void The_policy_allows_the_one_style_sheet_by_its_digest_and_nothing_else()
    {
        var sheet = EveryOutcome.All("style").Single().Value;
        var digest = Convert.ToBase64String(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(sheet)));
        var policy = EveryOutcome.All("meta").Single(meta => meta.Attribute("http-equiv") is not null).Attribute("content")!.Value;

        Assert.That(policy, Is.EqualTo($"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"));
    }

    [Test]
    public void The_same_run_gives_the_same_bytes() => Assert.That(Page.Of(SomeRun.WithEveryOutcome()).Text, Is.EqualTo(EveryOutcome.Text));

    [Test]
    public void Links_lead_to_sections_and_identities_are_unique()
    {
        var ids = EveryOutcome.Root.Descendants().Attributes("id").Select(id => id.Value).ToList();

        Assert.That(ids, Is.Unique);
        Assert.That(EveryOutcome.All("a").Select(link => link.Attribute("href")!.Value[1..]).Distinct(), Is.SubsetOf(ids));
    }

    [Test]
    public void Every_drawing_is_described_and_none_relies_on_colour_alone()
    {
        foreach (var svg in EveryOutcome.All("svg").Where(svg => svg.Attribute("aria-hidden") is null))
        {
            Assert.That(svg.Attribute("role")!.Value, Is.EqualTo("img"));
            Assert.That(svg.Element("title")!.Value, Is.Not.Empty);
            Assert.That(svg.Element("desc")!.Value, Is.Not.Empty);
        }

        Assert.That(EveryOutcome.All("svg").Count(), Is.GreaterThan(12));
    }

    [Test]
    public void Every_arm_that_is_drawn_has_its_figures_in_a_table()
    {
        var run = SomeRun.WithEveryOutcome();
        foreach (var result in run.Results.Where(result => result.Speedup is not null))
        {
            var section = Section(result.Model);
            var drawn = section.Descendants("path").Select(path => path.Attribute("class")!.Value.Split(' ')).Where(words => words[0] == "mark").Select(words => words[1]).Distinct();
            Assert.That(Page.Rows(section, "Calls by arm").Select(row => row[0]), Is.EquivalentTo(drawn));
            Assert.That(drawn.Count(), Is.EqualTo(4));
            Assert.That(Page.Rows(section, "Calls by rotation").Count(), Is.EqualTo(result.Rotations));
        }
    }

    [Test]
    public void Figures_are_those_of_the_results()
    {
        foreach (var result in SomeRun.WithEveryOutcome().Results.Where(result => result.Speedup is not null))
        {
            var row = Page.Rows(EveryOutcome.Root, "Every result").Single(row => row[0] == result.Model);
            Assert.That((row[3], row[6], row[7]), Is.EqualTo((OutcomeWords.Figure(result.Speedup), OutcomeWords.Figure(result.Ratio), OutcomeWords.Tests(result.Parity))));
            var compared = Page.Rows(Section(result.Model), "Comparisons").ToDictionary(cells => cells[0], cells => cells[1]);
            Assert.That(compared["candidate / base"], Is.EqualTo(OutcomeWords.Figure(result.Speedup)));
            Assert.That(compared["candidate / expert"], Is.EqualTo(OutcomeWords.Figure(result.Ratio)));
            Assert.That(compared["expert / base"], Is.EqualTo(OutcomeWords.Figure(result.ExpertSpeedup)));
        }
    }

    [Test]
    public void Calls_by_rotation_are_those_of_the_samples()
    {
        var run = SomeRun.WithEveryOutcome();
        var samples = run.Samples["s1"].Where(sample => sample.Rotation == 3).ToDictionary(sample => sample.Arm);
        var row = Page.Rows(Section("quick"), "Calls by rotation").Single(row => row[0] == "3");

        Assert.That(row[1], Is.EqualTo(Cell(samples["base"])));
        Assert.That(row[4], Is.EqualTo(Cell(samples["candidate-1"])));

        static string Cell(Sample sample) => FormattableString.Invariant($"{sample.CallNanoseconds / 1e6:F1} ({sample.Order + 1})");
    }

    [Test]
    public void Tests_that_failed_are_missing_or_do_not_count_are_named()
    {
        var section = Section("broken").Value;

        Assert.That(section, Does.Contain("1 passed, 1 failed, 1 missing").And.Contain("tests.a::adds").And.Contain("tests.b::waits").And.Contain("tests.c::luck"));
    }

    [Test]
    public void What_the_run_was_made_of_is_said() =>
        Assert.That(EveryOutcome.Root.Value, Does.Contain("digest-of-the-task").And.Contain("digest-of-the-image").And.Contain("seed-of-the-sitting").And.Contain("digest-of-the-predictions")
            .And.Contain("disk: no quota").And.Contain("harness 0.1.0, protocol 1, policy 1").And.Contain("10.0 %").And.Contain("bench grade run-1").And.Contain("bench replay run-1"));

    [Test]
    public void A_result_that_its_samples_do_not_bear_out_is_announced()
    {
        var run = SomeRun.WithEveryOutcome();
        Assert.That(EveryOutcome.Root.Value, Does.Contain("none that counts for this machine"));
        var forged = run with { Results = run.Results.SetItem(0, run.Results[0] with { Speedup = new Estimate(9, 8, 10) }) };

        Assert.That(EveryOutcome.Root.Value, Does.Not.Contain("not say what the samples say"));
        Assert.That(Page.Of(forged).Root.Value, Does.Contain("1 result does not say what the samples say"));
    }

    [Test]
    public void Several_runs_stand_on_one_page_beneath_a_table_of_their_scores()
    {
        var page = Page.Of(SomeRun.WithEveryOutcome(), SomeRun.WithTasks(2, 10));
        var rows = Page.Rows(page.Root, "Scores under attainment").ToList();

        Assert.That(rows.Select(row => row[0]).Distinct(), Is.EqualTo(new[] { "run-1", "run-2" }));
        Assert.That(rows.Single(row => row[0] == "run-2")[1], Is.EqualTo("model"));
        Assert.That(page.All("section").Attributes("id").Select(id => id.Value), Does.Contain("r1").And.Contain("r2"));
        Assert.That(page.Root.Value, Does.Contain("not comparable without care"), "they are of other tasks");
    }

    [Test]
    public void A_sitting_that_ended_in_its_warm_up_is_shown_without_figures()
    {
        var run = SomeRun.WithEveryOutcome();
        var warmUp = run with
        {
            Results = [SomeRun.Ended("early", OutcomeKind.Failed, ReasonCode.OutputMismatch, "differs") with { Sitting = "s1", Arm = "candidate-1" }],
            Samples = ImmutableDictionary<string, ImmutableArray<Sample>>.Empty.Add("s1", [.. run.Samples["s1"].Where(sample => sample.Rotation < 0)]),
        };

        var page = Page.Of(warmUp);
        Assert.That(page.Root.Value, Does.Contain("OUTPUT_MISMATCH").And.Contain("ended in its warm-up"));
        Assert.That(page.All("figure"), Is.Empty);
    }

    private static XElement Section(string model) =>
        EveryOutcome.All("details").Single(details => details.Attribute("class")?.Value.StartsWith("candidate", StringComparison.Ordinal) == true && details.Element("summary")!.Descendants("bdi").First().Value == model);
}
