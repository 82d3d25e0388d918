using System.Xml.Linq;
using Bench.Harness.Reporting.Html;

namespace Bench.Harness.Tests.Html;

/// <summary>A run of any size gives a page that can be opened.</summary>
public sealed class PageSizeTests
{
    private const int Results = 2000;

    [Test]
    public void Two_thousand_results_of_forty_rotations_stay_under_40_MB_and_are_folded()
    {
        var page = Page.Of(SomeRun.WithTasks(Results, 40));

        Assert.That(page.Text, Has.Length.LessThan(40_000_000));
        Assert.That(page.All("details").Attributes("open"), Is.Empty);
        Assert.That(Page.Rows(page.Root, "Every result").Count(), Is.EqualTo(Results));
        Assert.That(page.Root.Value, Does.Contain("20 of 40 rotations"), "what is thinned is said");
    }

    [Test]
    public void Thinning_changes_what_is_drawn_and_no_figure()
    {
        var all = Page.Of(SomeRun.WithTasks(1, 400));
        var rows = Page.Rows(all.Root, "Calls by rotation").ToList();

        Assert.That(rows, Has.Count.EqualTo(200));
        Assert.That(rows.Select(row => int.Parse(row[0], System.Globalization.CultureInfo.InvariantCulture)), Is.Ordered.And.Unique);
        Assert.That(Page.Rows(all.Root, "Calls by arm").Select(row => row[1]), Has.All.EqualTo("400"));
    }

    [TestCase(1)]
    [TestCase(100)]
    [TestCase(2000)]
    [TestCase(100_000)]
    public void A_result_always_has_something_and_never_too_much(int results)
    {
        var budget = new PageBudget(results);

        Assert.That(budget.Rotations, Is.InRange(10, 200));
        Assert.That(budget.LogBytes, Is.InRange(512, 48 << 10));
        Assert.That(budget.TestNames, Is.InRange(5, 100));
    }
}
