using Bench.Scoring.Boards;
using Bench.Scoring.Rules;
using Bench.Scoring.Statistics;
using static Bench.Scoring.Tests.Rules.Results;

namespace Bench.Scoring.Tests.Boards;

public sealed class BoardRanksTests
{
    [Test]
    public void Equal_submissions_are_tied_over_all_their_places_and_keep_them()
    {
        var ranks = Ranks([Drawn(1), Drawn(1), Drawn(1)]);

        Assert.That(ranks, Is.All.EqualTo(new RowRank(1, 1, 1, 1, 3, 1)));
    }

    [Test]
    public void A_small_lead_on_every_task_is_certain_though_the_intervals_overlap()
    {
        double[] speedups = [.. Enumerable.Range(1, 40).Select(task => Math.Pow(2, task % 8))];
        ScoreInput[] rows = [Row(speedups), Row([.. speedups.Select(speedup => speedup * 0.97)])];
        var scores = rows.Select(row => ScoreRules.Default.Score(row)).ToList();

        Assert.That(scores[0].Low, Is.LessThan(scores[1].High!.Value));
        Assert.That(Ranks(rows), Is.EqualTo(new[] { new RowRank(1, 1, 1, 1, 1, 1), new RowRank(2, 2, 2, 2, 2, 1) }));
    }

    [Test]
    public void A_lead_that_rests_on_a_few_tasks_is_a_tie_and_the_rest_of_the_board_is_not_drawn_in()
    {
        double[] speedups = [.. Enumerable.Range(1, 40).Select(task => Math.Pow(2, task % 8))];
        double[] other = [.. speedups.Select((speedup, task) => task % 2 == 0 ? speedup * 1.5 : speedup / 1.4)];
        var ranks = Ranks([Row(speedups), Row(other), Row([.. speedups.Select(_ => 1.0)])]);

        Assert.That(ranks.Take(2).Select(rank => (rank!.TiedFrom, rank.TiedTo)), Is.All.EqualTo((1, 2)));
        Assert.That(ranks[2], Is.EqualTo(new RowRank(3, 3, 3, 3, 3, 1)));
        Assert.That(ranks[0]!.KeepsPlace, Is.InRange(0.05, 0.95));
    }

    [Test]
    public void Fewer_than_six_tasks_leave_every_order_in_doubt([Values(1, 5, 6)] int tasks)
    {
        var ranks = Ranks([Row([.. Enumerable.Repeat(8.0, tasks)]), Row([.. Enumerable.Repeat(2.0, tasks)])]);

        Assert.That(ranks, tasks < 6
            ? Is.EqualTo(new[] { new RowRank(1, 1, 2, 1, 2, null), new RowRank(2, 1, 2, 1, 2, null) })
            : Is.EqualTo(new[] { new RowRank(1, 1, 1, 1, 1, 1), new RowRank(2, 2, 2, 2, 2, 1) }));
    }

    [Test]
    public void The_fewest_tasks_are_those_of_the_sign_test() =>
        Assert.That(Math.Pow(2, 1 - BoardRanks.LeastTasks), Is.LessThanOrEqualTo(1 - Confidence.Shown).And.GreaterThan((1 - Confidence.Shown) / 2));

    [Test]
    public void A_submission_without_a_score_has_no_place_and_takes_none()
    {
        var ranks = Ranks([new ScoreInput([Fault(1)]), Drawn(1), new ScoreInput([])]);

        Assert.That(ranks, Is.EqualTo(new[] { null, new RowRank(1, 1, 1, 1, 1, 1), null }));
    }

    [TestCase("attainment")]
    [TestCase("sr-hm")]
    [TestCase("pie-speedup@1")]
    public void Resampled_places_are_those_of_the_plain_definition(string id)
    {
        var rule = ScoreRules.Find(id)!;
        ScoreInput[] rows = [.. Enumerable.Range(1, 7).Select(seed => Drawn((ulong)seed))];
        var ranks = Ranks(rows, id, 200);

        var tasks = rows.SelectMany(row => row.Tasks).Select(task => task.Task).Distinct().OrderBy(task => task.Value, StringComparer.Ordinal).ToArray();
        var generator = new SplitMix64(ScoreInput.DefaultSeed);
        var places = Enumerable.Range(0, 200).Select(_ =>
        {
            var drawn = tasks.Select(_ => tasks[generator.NextIndex(tasks.Length)]).ToArray();
            return Ranking.Of([.. rows.Select(row => Mean(rule, [.. drawn.Select(task => row.Tasks.Where(own => own.Task == task).Select(rule.Value).FirstOrDefault()).OfType<double>()]))]);
        }).ToList();
        foreach (var (row, rank) in ranks.Index())
        {
            Assert.That(rank!.KeepsPlace, Is.EqualTo(places.Average(place => place[row] == rank.Rank ? 1.0 : 0)).Within(1e-12));
            Assert.That((rank.Low, rank.High), Is.EqualTo((places.Select(place => place[row]!.Value).Order().ElementAt(5), places.Select(place => place[row]!.Value).Order().ElementAt(194))));
            Assert.That(rank.Rank, Is.InRange(rank.TiedFrom, rank.TiedTo));
        }
    }

    [Test]
    public void The_same_seed_gives_the_same_ranks_and_another_may_not()
    {
        ScoreInput[] rows = [.. Enumerable.Range(1, 12).Select(seed => Drawn((ulong)seed))];

        var first = Ranks(rows);

        Assert.That(Ranks(rows), Is.EqualTo(first));
        Assert.That(BoardRanks.Of(ScoreMatrix.Of(ScoreRules.Default, rows), seed: 2), Is.Not.EqualTo(first));
    }

    [Test]
    public void Equal_scores_share_the_best_place_and_missing_ones_have_none() =>
        Assert.That(Ranking.Of([0.2, 0.5, null, 0.5, 0.9]), Is.EqualTo(new int?[] { 4, 2, null, 2, 1 }));

    private static double? Mean(IScoreRule rule, double[] values) =>
        values.Length == 0 ? null : rule.Mean == TaskMean.Harmonic ? values.Length / values.Sum(value => 1 / value) : values.Average();

    private static RowRank?[] Ranks(ScoreInput[] rows, string rule = "attainment", int resamples = BoardRanks.DefaultResamples) =>
        [.. BoardRanks.Of(ScoreMatrix.Of(ScoreRules.Find(rule)!, rows), resamples)];

    private static ScoreInput Row(double[] speedups) => new(speedups.Select((speedup, task) => Measured(task + 1, speedup, 256)));

    /// <summary>Thirty tasks with drawn speedups; some failed and some, not the same for all, not scored.</summary>
    private static ScoreInput Drawn(ulong seed)
    {
        var generator = new SplitMix64(seed);
        return new ScoreInput(
            Enumerable.Range(1, 30).Select(task => generator.NextIndex(10) switch
            {
                0 => Failed(task),
                1 => Fault(task),
                _ => Measured(task, Math.Exp(generator.NextNormal()), 8),
            }),
            Enumerable.Range(1, 30).ToDictionary(Task, _ => 8.0));
    }
}
