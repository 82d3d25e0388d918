using Bench.Harvester.Filter;

namespace Bench.Harvester.Tests.Filter.Signals;

public sealed class SignalTests
{
    [Test]
    public void The_weights_of_the_evidence_decide_with_the_threshold()
    {
        var change = new Change("Speed up joins");
        Assert.That(change.Score, Is.GreaterThanOrEqualTo(FilterLimits.Default.Threshold));
        var strict = new PullRequestFilter(FilterLimits.Default with { Threshold = change.Score + 1 }).Judge(change.Mined);
        Assert.That((strict.Accepted, strict.Reason), Is.EqualTo((false, FilterReasons.BelowThreshold)));
    }

    [Test]
    public void The_same_change_gets_the_same_verdict()
    {
        var change = new Change("Speed up joins") { Body = "It took 40 s and takes 6 s.", Messages = ["Cache hashes\n\nAvoid copies."] };
        Assert.That(change.Verdict.Evidence, Is.EqualTo(new PullRequestFilter().Judge(change.Mined).Evidence));
    }

    [Test]
    public void A_pull_request_without_a_word_of_speed_is_below_the_threshold() =>
        Assert.That((new Change("Add sets of intervals") { Files = [Change.New("src/sets.py", "class Set:", "    pass"), Change.New("tests/test_sets.py", "assert 1")] }).Verdict.Reason, Is.EqualTo(FilterReasons.BelowThreshold));

    [Test]
    public void Each_part_of_the_text_counts_less_than_the_title()
    {
        var title = new Change("Make joins faster").Score;
        var message = (new Change("Change joins") { Messages = ["Make joins faster"] }).Score;
        var body = (new Change("Change joins") { Body = "Makes joins faster." }).Score;
        Assert.That(new[] { title, message, body }, Is.Ordered.Descending);
    }

    [Test]
    public void A_message_that_repeats_the_title_counts_once() =>
        Assert.That((new Change("Make joins faster") { Messages = ["Make joins faster"] }).Score, Is.EqualTo(new Change("Make joins faster").Score));

    [Test]
    public void The_name_of_a_branch_counts_what_the_title_does_not_say()
    {
        var plain = new Change("Read field by field").Mined;
        var named = plain with { PullRequest = plain.PullRequest with { Branch = "faster-csv" } };
        Assert.That(new PullRequestFilter().Judge(named).Evidence, Has.One.Property("Name").EqualTo("branch.word"));
        var told = new Change("Make CSV faster").Mined;
        Assert.That(new PullRequestFilter().Judge(told with { PullRequest = told.PullRequest with { Branch = "faster-csv" } }).Evidence, Has.None.Property("Name").EqualTo("branch.word"));
    }

    [Test]
    public void No_test_touched_counts_more_where_a_text_speaks_of_speed()
    {
        Assert.That(new Change("Speed up joins").WeightOf("diff.no-test"), Is.EqualTo(Weights.NoTestBesideWords));
        Assert.That(new Change("Change joins").WeightOf("diff.no-test"), Is.EqualTo(Weights.NoTest));
    }

    [Test]
    public void A_fix_of_something_slow_is_held_less_against_it_than_another_fix() =>
        Assert.That(new Change("Fix slow joins").WeightOf("title.against"), Is.GreaterThan(new Change("Fix joins").WeightOf("title.against")!.Value));

    [Test]
    public void Many_words_do_not_win_by_their_number()
    {
        var one = (new Change("Change joins") { Body = "Faster." }).Score;
        var many = (new Change("Change joins") { Body = string.Join(". ", "Faster", "Optimised", "Speed up", "Accelerated", "Performance", "More efficient") }).Score;
        Assert.That(many - one, Is.LessThan(2.6));
    }

    [Test]
    public void Beside_a_title_that_names_a_gain_other_texts_count_little()
    {
        var told = new Change("Speed up joins") { Body = "This makes them more efficient." };
        var untold = new Change("Change joins") { Body = "This makes them more efficient." };
        Assert.That(told.WeightOf("body.word"), Is.EqualTo(untold.WeightOf("body.word") * Weights.BesideTitle).Within(0.01));
    }

    [Test]
    public void What_a_title_does_counts_a_little_where_it_names_no_gain()
    {
        Assert.That(new Change("Improved joins").WeightOf("title.verb"), Is.InRange(1, 2));
        Assert.That(new Change("Improved joins of `loops`").Verdict.Evidence, Has.One.Property("Detail").EqualTo("improved"));
        Assert.That(new Change("Improve performance of joins").WeightOf("title.verb"), Is.Null);
    }

    [TestCase(2012, Weights.Old)]
    [TestCase(2018, Weights.Aging)]
    [TestCase(2019, null)]
    [TestCase(1970, null)]
    public void What_is_older_than_the_toolchains_of_today_ranks_lower(int year, double? weight)
    {
        var mined = new Change("Speed up joins").Mined;
        var dated = mined with { PullRequest = mined.PullRequest with { MergedAt = new DateTimeOffset(year, 6, 1, 0, 0, 0, TimeSpan.Zero) } };
        Assert.That(new PullRequestFilter().Judge(dated).Evidence.Where(evidence => evidence.Name == "history.age").Select(evidence => (double?)evidence.Weight).SingleOrDefault(), Is.EqualTo(weight));
    }

    [TestCase("doc/changes/12.performance.rst", true)]
    [TestCase("docs/changes/units/7.perf.rst", true)]
    [TestCase("docs/changes/units/7.bugfix.rst", false)]
    [TestCase("docs/changes/perf.rst", false)]
    public void A_note_in_a_file_of_its_own_is_sorted_by_its_name(string path, bool counts) =>
        Assert.That((new Change("Change joins") { Files = [Change.Edit("src/a.py", ["a"], ["b"]), Change.New(path, "Joins.")] }).WeightOf("note.kind"), counts ? Is.EqualTo(Weights.NoteKind) : Is.Null);

    [Test]
    public void A_label_counts_once_and_as_a_word()
    {
        Assert.That((new Change("Change joins") { Labels = ["performance", "area: perf"] }).WeightOf("label"), Is.EqualTo(Weights.Label));
        Assert.That((new Change("Change joins") { Labels = ["perfect-first-issue"] }).WeightOf("label"), Is.Null);
        Assert.That((new Change("Change joins") { Labels = ["documentation"] }).WeightOf("label.against"), Is.Negative);
    }

    [Test]
    public void Figures_in_a_description_count() =>
        Assert.That((new Change("Change joins") { Body = "```\n| | before | after |\n| join | 12 ms | 3 ms |\n```" }).WeightOf("body.table"), Is.EqualTo(Weights.ResultTable));

    [Test]
    public void A_benchmark_beside_the_code_counts() =>
        Assert.That((new Change("Change joins") { Files = [Change.Edit("src/a.py", ["a"], ["b"]), Change.New("benchmarks/bench_a.py", "x")] }).WeightOf("benchmark.file"), Is.Positive);

    [Test]
    public void A_line_of_the_release_notes_counts_and_a_whole_release_does_not()
    {
        var line = new Change("Change joins") { Files = [Change.Edit("src/a.py", ["a"], ["b"]), Change.Edit("CHANGELOG.md", [], ["- Joins are faster."])] };
        var release = new Change("Change joins")
        {
            Files = [Change.Edit("src/a.py", ["a"], ["b"]), Change.Edit("CHANGELOG.md", [], [.. Enumerable.Range(0, 20).Select(number => $"- Joins are faster {number}.")])],
        };
        Assert.That(line.WeightOf("note.word"), Is.Positive);
        Assert.That(release.WeightOf("note.word"), Is.Null);
    }

    [Test]
    public void Edited_expectations_lower_the_rank_and_added_tests_do_not()
    {
        var source = Change.Edit("src/a.py", ["a"], ["b"]);
        var edited = new Change("Speed up joins") { Files = [source, Change.Edit("tests/test_a.py", ["assert join(1) == 2"], ["assert join(1) == 3"])] };
        var added = new Change("Speed up joins") { Files = [source, Change.Edit("tests/test_a.py", [], ["assert join(1) == 3"])] };
        var moved = new Change("Speed up joins") { Files = [source, Change.Edit("tests/test_a.py", ["assert join(1) == 2"], ["    assert join(1) == 2"])] };
        Assert.That(edited.WeightOf("diff.expectations-edited"), Is.Negative);
        Assert.That(edited.Score, Is.LessThan(added.Score));
        Assert.That(moved.Score, Is.EqualTo(added.Score));
        Assert.That(added.WeightOf("diff.no-test"), Is.Null);
    }

    [TestCase("@lru_cache(None)")]
    [TestCase("self._cache = {}")]
    [TestCase("return Known.GetOrAdd(key, Make);")]
    public void A_new_cache_in_the_code_counts(string line) =>
        Assert.That((new Change("Change joins") { Files = [Change.Edit("src/a.py", [], [line])] }).WeightOf("diff.cache"), Is.EqualTo(Weights.Cache));

    [Test]
    public void A_cache_that_only_moves_does_not_count() =>
        Assert.That((new Change("Change joins") { Files = [Change.Edit("src/a.py", ["@lru_cache(None)"], ["    @lru_cache(None)"])] }).WeightOf("diff.cache"), Is.Null);

    [Test]
    public void Loops_that_become_a_comprehension_count()
    {
        var change = new Change("Change joins") { Files = [Change.Edit("src/a.py", ["found = []", "for row in rows:", "    found.append(row.key)"], ["found = [row.key for row in rows]"])] };
        Assert.That(change.WeightOf("diff.loops"), Is.Positive);
    }

    [Test]
    public void Constructs_count_as_words_of_code()
    {
        var change = new Change("Change joins") { Files = [Change.Edit("src/a.py", [], ["reset(1)", "offset(2)"])] };
        Assert.That(change.WeightOf("diff.construct"), Is.Null);
        Assert.That((new Change("Change joins") { Files = [Change.Edit("src/a.py", [], ["known = set(rows)"])] }).WeightOf("diff.construct"), Is.Positive);
    }

    [Test]
    public void New_public_names_and_files_speak_of_something_added()
    {
        var change = new Change("Change joins") { Files = [Change.New("src/b.py", "def join(rows):", "    return rows"), Change.Edit("src/C.cs", [], ["    public int Count() => 1;"])] };
        Assert.That(change.WeightOf("diff.new-names"), Is.Negative);
        Assert.That(change.WeightOf("diff.new-file"), Is.Negative);
        Assert.That((new Change("Change joins") { Files = [Change.Edit("src/b.py", ["def join(rows):"], ["def join(rows, keys=None):"])] }).WeightOf("diff.new-names"), Is.Null);
    }

    [Test]
    public void A_comment_in_the_code_that_tells_of_cost_counts() =>
        Assert.That((new Change("Change joins") { Files = [Change.Edit("src/a.py", [], ["# Sorting here would be quadratic.", "x = 1"])] }).WeightOf("comment.word"), Is.Positive);

    [Test]
    public void A_file_that_could_not_be_read_does_not_stop_the_judgement()
    {
        var mined = new Change("Speed up joins").Mined;
        var file = mined.Diff[0] with { Added = [], Removed = [], File = mined.Diff[0].File with { AddedLines = null, RemovedLines = null } };
        Assert.That(new PullRequestFilter().Judge(mined with { Diff = [file] }).Accepted, Is.True);
    }
}
