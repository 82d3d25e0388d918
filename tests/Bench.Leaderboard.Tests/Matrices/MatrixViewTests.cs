using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml.Linq;
using Bench.Leaderboard.Data;
using Bench.Leaderboard.Matrices;

namespace Bench.Leaderboard.Tests.Matrices;

[TestFixture]
public sealed class MatrixViewTests
{
    private const int MostCompressedBytes = 30 * 1024;

    [Test]
    public void An_empty_grid_says_so()
    {
        var view = MatrixView.Of(Published.Of([]), new MatrixQuery());

        Assert.That(view.Summary, Is.EqualTo("There is nothing to show yet."));
        Assert.That((view.Rows.Length, view.TaskPages), Is.EqualTo((0, 1)));
        Assert.That(MatrixOverview.Of(Published.Of([])).Svg(), Does.StartWith("<svg"));
    }

    [Test]
    public void The_easiest_task_and_the_best_submission_come_first()
    {
        var run = Published.Run();
        var view = MatrixView.Of(
            Published.Of([
                Published.Submission("a", run, Published.Measured(1, 1, 4), Published.Measured(2, 2, 4)),
                Published.Submission("b", run, Published.Measured(1, 2, 4), Published.Measured(2, 4, 4))]),
            new MatrixQuery());

        Assert.That(view.Columns.Select(column => column.Submission), Is.EqualTo(new[] { "b", "a" }));
        Assert.That(view.Rows.Select(row => row.Task), Is.EqualTo(new[] { Published.Task(2), Published.Task(1) }));
        Assert.That(view.Rows[0].Cells.Select(cell => cell.Attainment), Is.EqualTo(new double?[] { 1, 0.5 }).Within(1e-9));
    }

    [Test]
    public void A_fault_a_failure_and_what_was_not_tried_are_three_things()
    {
        var run = Published.Run();
        var view = MatrixView.Of(
            Published.Of([
                Published.Submission("a", run, Published.Failed(1)), Published.Submission("b", run, Published.Fault(1)), Published.Submission("c", run, Published.Measured(1, 1.5, 1)), Published.Submission("d", run)]),
            new MatrixQuery());

        var kinds = view.Columns.Zip(view.Rows.Single().Cells, (column, cell) => (column.Submission, cell.Kind)).ToDictionary();
        Assert.That((kinds["a"], kinds["b"], kinds["c"], kinds["d"]), Is.EqualTo((CellKind.Failed, CellKind.Fault, CellKind.NotMeasurable, CellKind.Missing)));
    }

    [Test]
    public void A_page_has_at_most_fifty_by_fifty_cells_and_the_pages_cover_the_grid_once()
    {
        var dataset = Large(tasks: 120, submissions: 60);

        var pages = Enumerable.Range(1, 3).SelectMany(i => Enumerable.Range(1, 2).Select(j => MatrixView.Of(dataset, new MatrixQuery(i, j)))).ToList();

        Assert.That(pages.Select(page => (page.TaskPages, page.SubmissionPages)), Has.All.EqualTo((3, 2)));
        Assert.That(pages.Max(page => page.Rows.Length * page.Columns.Length), Is.EqualTo(2500));
        Assert.That(pages.SelectMany(page => page.Rows.SelectMany(row => page.Columns.Select(column => (row.Task, column.Submission)))).Distinct().Count(), Is.EqualTo(120 * 60));
        Assert.That(MatrixView.Of(dataset, new MatrixQuery(4)).Rows, Is.Empty);
    }

    [Test]
    public void The_overview_of_a_large_grid_is_a_small_well_formed_picture_with_its_summary()
    {
        var svg = MatrixOverview.Of(Large(tasks: 500, submissions: 200)).Svg();

        Assert.That(XDocument.Parse(svg).Root!.Elements().Single(element => element.Name.LocalName == "desc").Value, Does.StartWith("500 tasks by 200 submissions are 100,000 cells."));
        Assert.That(Compressed(svg), Is.LessThanOrEqualTo(MostCompressedBytes));
    }

    [TestCase(0, 0)]
    [TestCase(0.01, 1)]
    [TestCase(0.5, 2)]
    [TestCase(0.99, 4)]
    [TestCase(1, 4)]
    public void The_darkest_shade_is_kept_for_nearly_all_and_none_for_nothing(double attainment, int shade)
    {
        Assert.That(MatrixCell.Shade(attainment), Is.EqualTo(shade));
    }

    /// <summary>Attainments without any order, which is the hardest to compress.</summary>
    private static Dataset Large(int tasks, int submissions)
    {
        var run = Published.Run();
        return Published.Of(Enumerable.Range(0, submissions).Select(i => Published.Submission(
            string.Create(CultureInfo.InvariantCulture, $"s{i:D3}"),
            run,
            [.. Enumerable.Range(1, tasks).Select(task => (task * 7919 + i * 104_729) % 97 is var mixed && mixed < 10 ? Published.Failed(task) : Published.Measured(task, 1 + mixed / 30.0, 4))])));
    }

    private static long Compressed(string text)
    {
        using var output = new MemoryStream();
        using (var brotli = new BrotliStream(output, CompressionLevel.Optimal, leaveOpen: true))
        {
            brotli.Write(Encoding.UTF8.GetBytes(text));
        }

        return output.Length;
    }
}
