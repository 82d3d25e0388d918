using Bench.Harness.Importing;

namespace Bench.Harness.Tests.Importing;

public sealed class SwefficiencyReportTests
{
    [Test]
    public void Columns_go_by_their_names()
    {
        var rows = SwefficiencyReport.Read("r.csv", Reports.Small, out var errors);

        Assert.That(errors, Is.Empty);
        Assert.That(rows.Select(row => (row.Speedup, row.ExpertSpeedup, row.Ratio, row.Correct)), Is.EqualTo(new[] { (2, 4, 0.5, true), (8, 2, 4, true), (1, 10, 0.1, false), (1, 100, 0.01, false) }));
        Assert.That(SwefficiencyReport.Read("r.csv", Reports.OtherHeader + "\r\nacme__tool-1,2,4,0.5,1,1,0.1,3,\r\n", out _).Single().Ratio, Is.EqualTo(0.5));
    }

    [TestCase("2.0,4.0,0.5,1.0,1.0,0.35,14", "r.csv:2: found 8 values; expected 9, as many as the header has names")]
    [TestCase("2.0,two,4.0,0.5,1.0,1.0,0.35,14", "r.csv:2: pred_speedup_ratio: found 'two'; expected a positive number")]
    [TestCase("2.0,,4.0,0.5,1.0,1.0,0.35,14", "r.csv:2: pred_speedup_ratio: found ''; expected a positive number")]
    [TestCase("2.0,2.0,-4.0,0.5,1.0,1.0,0.35,14", "r.csv:2: gold_speedup_ratio: found '-4.0'; expected a positive number")]
    [TestCase("2.0,2.0,inf,0.5,1.0,1.0,0.35,14", "r.csv:2: gold_speedup_ratio: found 'inf'; expected a positive number")]
    [TestCase("2.0,2.0,4.0,NaN,1.0,1.0,0.35,14", "r.csv:2: human_speedup_ratio: found 'NaN'; expected a positive number")]
    [TestCase("2.0,2.0,4.0,0.6,1.0,1.0,0.35,14", "r.csv:2: human_speedup_ratio: found '0.6'; expected 0.5, the quotient of pred_speedup_ratio and gold_speedup_ratio")]
    [TestCase("2.0,2.0,4.0,0.5,0.5,1.0,0.35,14", "r.csv:2: correctness: found '0.5'; expected 0 or 1")]
    [TestCase("2.0,2.0,4.0,0.5,0.0,1.0,0.35,14", "r.csv:2: pred_speedup_ratio: found '2.0'; expected 1, as correctness is 0")]
    [TestCase("2.0,2.0,4.0,0.5,1.0,1.5,0.35,14", "r.csv:2: correctness_pct: found '1.5'; expected a number from 0 to 1")]
    [TestCase("2.0,\"2.0\",4.0,0.5,1.0,1.0,0.35,14", "r.csv:2: found a quotation mark; expected plain values with commas between them")]
    public void A_line_that_does_not_fit_is_refused_with_its_place(string values, string message)
    {
        SwefficiencyReport.Read("r.csv", $"{Reports.Header}\nacme__tool-1,{values}\nacme__tool-2,8.0,8.0,2.0,4.0,1.0,1.0,0.35,14\n", out var errors);

        Assert.That(errors.Select(error => error.ToString()), Does.Contain(message));
        Assert.That(errors.Select(error => error.Line), Is.All.EqualTo(2));
    }

    [TestCase("", "r.csv:1: found no such column in the header; expected a column named instance_id")]
    [TestCase("instance_id,model\n", "r.csv:1: found no such column in the header; expected a column named human_speedup_ratio")]
    [TestCase(Reports.Header + ",correctness\n", "r.csv:1: found the column 'correctness' twice; expected each column once")]
    [TestCase(Reports.Header + "\n\n", "r.csv: found no line of a task; expected a header and a line for each task")]
    [TestCase(Reports.Header + "\n../etc,1,1,1,1,1,1,1,1\n", "r.csv:2: instance_id: found '../etc'; expected the id of a task: owner__repo-number")]
    [TestCase(Reports.Header + "\na__b-1,1,1,1,1,1,1,1,1\na__b-1,1,1,1,1,1,1,1,1\n", "r.csv:3: instance_id: found 'a__b-1'; expected each task once")]
    public void A_file_that_does_not_fit_is_refused_with_its_place(string text, string message)
    {
        SwefficiencyReport.Read("r.csv", text, out var errors);

        Assert.That(errors.Select(error => error.ToString()), Does.Contain(message));
    }

    [Test]
    public void A_file_of_something_else_gets_a_bounded_number_of_errors()
    {
        SwefficiencyReport.Read("r.csv", Reports.Header + string.Concat(Enumerable.Repeat("\nx", 10_000)), out var errors);

        Assert.That(errors, Has.Length.EqualTo(20));
    }
}
