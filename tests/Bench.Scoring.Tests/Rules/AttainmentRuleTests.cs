using Bench.Contracts.Runs;
using Bench.Scoring.Rules;
using Bench.Scoring.Statistics;
using static Bench.Scoring.Tests.Rules.Results;

namespace Bench.Scoring.Tests.Rules;

public sealed class AttainmentRuleTests
{
    [Test]
    public void The_example_of_the_documentation_worked_by_hand()
    {
        // 2x of an expert's 4x: 1/2. 8x of 2x: 1. Broken: 0. Fault: left out. (1/2 + 1 + 0) / 3 = 1/2.
        var score = Score(Measured(1, 2, 4), Measured(2, 8, 2), Failed(3), Fault(4));

        Assert.That(score.Point, Is.EqualTo(0.5).Within(1e-12));
        Assert.That(score.Tasks, Is.EqualTo(3));
        Assert.That(score.Unscored, Is.EqualTo(1));
        Assert.That(score.Low, Is.Zero, "three tasks say little: a resample of failures only has 1 chance in 27");
        Assert.That(score.High, Is.EqualTo(1));
    }

    [Test]
    public void Attempts_at_one_task_are_averaged_and_a_fault_among_them_is_left_out()
    {
        var score = Score(Measured(1, 4, 4, attempt: 0), Failed(1, attempt: 1), Fault(1, attempt: 2), Measured(2, 2, 4));

        Assert.That(score.Point, Is.EqualTo(0.5).Within(1e-12));
        Assert.That(score.Tasks, Is.EqualTo(2));
        Assert.That(score.Unscored, Is.Zero);
    }

    [Test]
    public void A_task_that_was_not_measurable_is_left_out_and_counted()
    {
        var score = Score(Measured(1, 4, 4), Measured(2, 2, 1.01) with { Attainment = null });

        Assert.That((score.Point, score.Tasks, score.Unscored), Is.EqualTo((1.0, 1, 1)));
    }

    [Test]
    public void Without_a_task_that_can_be_scored_there_is_no_score() =>
        Assert.That(Score(Fault(1), Fault(2)), Is.EqualTo(new Score(null, null, null, 0, 2)));

    [Test]
    public void Failing_everything_is_zero_and_surely_so()
    {
        var score = Score(Failed(1), Failed(2), Failed(3));

        Assert.That((score.Point, score.Low, score.High), Is.EqualTo((0.0, 0.0, 0.0)));
    }

    [Test]
    public void The_interval_of_one_task_comes_from_its_samples()
    {
        var score = Score(Measured(1, 2, 4, width: 1.05));

        // sd of ln: 2 · ln 1.05 / 3.92 = 0.0249; sd of the quotient: 0.0249 / ln 4 · sqrt(1 + 1/4) = 0.0201; times 1.96.
        Assert.That(score.Point, Is.EqualTo(0.5).Within(1e-12));
        Assert.That(score.High - score.Low, Is.EqualTo(2 * 1.96 * 0.0201).Within(0.006));
    }

    [Test]
    public void The_interval_holds_the_point_even_where_the_clamp_cuts_all_noise_to_one_side()
    {
        var score = Score([.. Enumerable.Range(1, 100).Select(task => Measured(task, 4, 4, width: 1.3))]);

        Assert.That(score.Point, Is.EqualTo(1));
        Assert.That(score.High, Is.EqualTo(1));
        Assert.That(score.Low, Is.InRange(0.95, 1));
    }

    [Test]
    public void One_error_for_all_tasks_is_what_an_error_for_each_would_be()
    {
        TaskResult[] results = [.. Enumerable.Range(1, 60).Select(task => Measured(task, Math.Exp(0.2 + (task % 7 * 0.2)), 4, width: 1.2))];
        var rule = new AttainmentRule();
        var values = results.Select(result => result.Attainment!.Value).ToArray();
        // Deviations of both logarithms: 2 · ln 1.2 / 3.92 for the speedup and the same for the expert's.
        const double deviation = 2 * 0.182322 / 3.92;
        double Quotient(double gain, double expert) => Math.Clamp(gain / expert, 0, 1);
        var plain = Bootstrap.Of(
            values.Length,
            (i, generator) =>
            {
                var (gain, error, expertError) = (Math.Log(results[i].Speedup!.Point), generator.NextNormal() * deviation, generator.NextNormal() * deviation);
                return values[i] + ((Quotient(gain + error, Math.Log(4) + expertError) - Quotient(gain - error, Math.Log(4) - expertError)) / 2);
            },
            drawn => drawn.Average(),
            seed: 5,
            resamples: 20_000);

        var score = rule.Score(new ScoreInput(results));

        Assert.That(score.Low, Is.EqualTo(plain.Low).Within(0.004));
        Assert.That(score.High, Is.EqualTo(plain.High).Within(0.004));
    }

    [Test]
    public void The_interval_over_many_tasks_is_near_the_one_of_the_mean()
    {
        // Half of 200 tasks at 1, half at 0: standard error sqrt(0.25 / 200) = 0.0354.
        var score = Score([.. Enumerable.Range(1, 200).Select(task => task % 2 == 0 ? Measured(task, 4, 4) : Failed(task))]);

        Assert.That(score.Point, Is.EqualTo(0.5).Within(1e-12));
        Assert.That(score.Low, Is.EqualTo(0.5 - (1.96 * 0.0354)).Within(0.01));
        Assert.That(score.High, Is.EqualTo(0.5 + (1.96 * 0.0354)).Within(0.01));
    }

    [Test]
    public void The_order_of_the_results_does_not_matter()
    {
        TaskResult[] results = [Measured(1, 2, 4, width: 1.1), Measured(2, 3, 4, width: 1.1), Failed(3), Measured(4, 1.5, 4, width: 1.1)];
        var forward = Score(results);
        Array.Reverse(results);

        Assert.That(Score(results), Is.EqualTo(forward));
    }

    [Test]
    public void No_single_task_moves_the_score_by_more_than_its_share()
    {
        var without = Score([.. Enumerable.Range(1, 9).Select(task => Measured(task, 2, 4)), Failed(10)]);
        var with = Score([.. Enumerable.Range(1, 9).Select(task => Measured(task, 2, 4)), Measured(10, 1e9, 1e6)]);

        Assert.That(with.Point - without.Point, Is.EqualTo(0.1).Within(1e-12));
    }

    private static Score Score(params TaskResult[] results) => new AttainmentRule().Score(new ScoreInput(results));
}
