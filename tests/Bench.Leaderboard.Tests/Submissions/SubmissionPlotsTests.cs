using Bench.Leaderboard.Boards;
using Bench.Leaderboard.Submissions;

namespace Bench.Leaderboard.Tests.Submissions;

[TestFixture]
public sealed class SubmissionPlotsTests
{
    [Test]
    public void A_bin_that_counts_values_beyond_its_end_is_open_there()
    {
        var bins = Bins(1e-5, 1, 1e5);

        Assert.That((bins[0].Low, bins[0].Count, bins[^1].High, bins[^1].Count), Is.EqualTo(((double?)null, 1, (double?)null, 1)));
        Assert.That(bins.Count(bin => bin is { Low: null } or { High: null }), Is.EqualTo(2));
    }

    [Test]
    public void Bins_that_hold_all_values_have_ends()
    {
        var bins = Bins(0.5, 1, 2);

        Assert.That(bins, Is.All.Matches<(double? Low, double? High, int Count)>(bin => bin is { Low: not null, High: not null }));
        Assert.That(bins.Sum(bin => bin.Count), Is.EqualTo(3));
    }

    private static (double? Low, double? High, int Count)[] Bins(params double[] ratios)
    {
        var entry = Some.Submission("one", [.. ratios.Select((ratio, task) => Some.Measured(Some.Task(task), "one", 2 * ratio, 2))]);
        return [.. SubmissionPlots.OpenBins(SubmissionView.Of(Some.Of(entry), entry, SubmissionQuery.Usual, new ScoreBook(Some.Of(entry))).Tasks)];
    }
}
