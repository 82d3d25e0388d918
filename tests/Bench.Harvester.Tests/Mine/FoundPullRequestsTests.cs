using Bench.Harvester.Mine;

namespace Bench.Harvester.Tests.Mine;

[CancelAfter(60_000)]
public sealed class FoundPullRequestsTests
{
    private TestFolder _folder = null!;
    private HistoryBuilder _history = null!;

    [SetUp]
    public void Begin() => (_folder, _history) = (new TestFolder(), new HistoryBuilder());

    [TearDown]
    public void End() => _folder.Dispose();

    [Test]
    public async Task A_merged_in_repository_brings_numbers_that_are_not_taken_for_ours(CancellationToken cancellationToken)
    {
        var ours = _history.Squash(_history.Squash(0, "Begin"), "Ours (#5)");
        var theirs = _history.Commit("other", "Theirs, squashed (#6)", [_history.Commit("other", "Their beginning", [])]);
        var branch = _history.Commit("topic", "Their work", [theirs]);
        theirs = _history.Commit("other", "Merge pull request #5 from x/y\n\nTheirs", [theirs, branch]);
        _history.Squash(_history.Commit("main", "Merge the other repository", [ours, theirs]), "Ours again (#7)");

        var found = await FoundAsync(cancellationToken);

        Assert.That(found.Select(request => (request.Number, request.Title)), Is.EqualTo(new[] { (5, "Ours"), (7, "Ours again") }));
    }

    [Test]
    public async Task A_branch_that_merged_the_main_line_in_has_only_its_own_commits(CancellationToken cancellationToken)
    {
        var begin = _history.Squash(0, "Begin");
        var first = _history.Commit("topic", "One", [begin]);
        var main = _history.Squash(begin, "Meanwhile (#1)");
        var merged = _history.Commit("topic", "Merge branch 'main' into topic", [first, main]);
        var last = _history.Commit("topic", "Two", [merged]);
        _history.Commit("main", "Merge pull request #2 from a/topic\n\nTopic", [main, last]);

        var request = (await FoundAsync(cancellationToken)).Single(found => found.Number == 2);

        Assert.That(request.Commits.Select(commit => commit.Subject), Is.EqualTo(new[] { "One", "Merge branch 'main' into topic", "Two" }));
        Assert.That(request.Style, Is.EqualTo(MergeStyle.Merge));
    }

    [Test]
    public async Task A_merge_with_a_title_of_its_own_still_has_the_branch_as_its_head(CancellationToken cancellationToken)
    {
        var begin = _history.Squash(0, "Begin");
        var branch = _history.Commit("topic", "Work", [begin]);
        var merge = _history.Commit("main", "Topic (#2)", [begin, branch]);
        var (path, ids) = _history.Import(_folder.At("repository"));

        var request = (await Mining.FoundAsync(path, cancellationToken)).Single();

        Assert.That((request.Style, request.Base, request.Head, request.Merge), Is.EqualTo((MergeStyle.Merge, ids[begin], ids[branch], ids[merge])));
    }

    [Test]
    public async Task A_revert_by_commit_number_or_title_is_linked_both_ways(CancellationToken cancellationToken)
    {
        var at = _history.Squash(0, "Begin");
        at = _history.Squash(at, "By number (#1)");
        at = _history.Squash(at, "By title (#2)");
        at = _history.Squash(at, "Without a pull request (#3)");
        at = _history.Squash(at, "Stays (#4)");
        at = _history.Squash(at, "Revert \"By number (#1)\" (#5)");
        at = _history.Squash(at, "Revert \"By title\" (#6)");
        _history.Squash(at, "Revert \"Without a pull request (#3)\"");

        var found = (await FoundAsync(cancellationToken)).ToDictionary(request => request.Number);

        Assert.That(new[] { 1, 2, 3, 4, 5 }.Select(number => found[number].RevertedBy), Is.EqualTo(new int?[] { 5, 6, 0, null, null }));
        Assert.That(new[] { 4, 5, 6 }.Select(number => found[number].Reverts), Is.EqualTo(new int?[] { null, 1, 2 }));
    }

    [Test]
    public async Task A_revert_of_the_merge_commit_takes_back_the_pull_request_and_of_one_commit_of_many_does_not(CancellationToken cancellationToken)
    {
        var begin = _history.Squash(0, "Begin");
        var one = _history.Commit("topic", "One", [begin]);
        var two = _history.Commit("topic", "Two", [one]);
        var merge = _history.Commit("main", "Merge pull request #1 from a/topic\n\nTopic", [begin, two]);
        var other = _history.Commit("other", "Three", [merge]);
        var second = _history.Commit("main", "Merge pull request #2 from a/other\n\nOther", [merge, _history.Commit("other", "Four", [other])]);
        var (_, ids) = _history.Import(_folder.At("first"));
        var third = _history.Squash(second, $"Revert \"Topic\" (#3)\n\nThis reverts commit {ids[merge]}.");
        _history.Squash(third, $"Revert \"Three\" (#4)\n\nThis reverts commit {ids[other]}.");

        var found = (await FoundAsync(cancellationToken)).ToDictionary(request => request.Number);

        Assert.That((found[1].RevertedBy, found[3].Reverts), Is.EqualTo((3, 1)));
        Assert.That((found[2].RevertedBy, found[4].Reverts), Is.EqualTo(((int?)null, (int?)null)));
    }

    [Test]
    public async Task A_revert_that_is_taken_back_itself_no_longer_counts(CancellationToken cancellationToken)
    {
        var at = _history.Squash(_history.Squash(0, "Begin"), "Cache (#1)");
        at = _history.Squash(at, "Revert \"Cache (#1)\" (#2)");
        _history.Squash(at, "Revert \"Revert \"Cache (#1)\" (#2)\" (#3)");

        var found = (await FoundAsync(cancellationToken)).ToDictionary(request => request.Number);

        Assert.That(new[] { 1, 2, 3 }.Select(number => found[number].RevertedBy), Is.EqualTo(new int?[] { null, 3, null }));
    }

    [Test]
    public async Task A_revert_whose_title_was_cut_still_finds_what_it_takes_back(CancellationToken cancellationToken)
    {
        var at = _history.Squash(_history.Squash(0, "Begin"), "Cache every path that was ever asked for (#1)");
        _history.Squash(at, "Revert \"Cache every path that was ever… (#2)\n\nIt never shrinks.\r\nNever.");

        var found = (await FoundAsync(cancellationToken)).ToDictionary(request => request.Number);

        Assert.That((found[1].RevertedBy, found[2].Reverts, found[2].Body), Is.EqualTo((2, 1, "It never shrinks.\nNever.")));
    }

    [Test]
    public async Task Pull_requests_into_other_branches_and_backports_are_told_apart(CancellationToken cancellationToken)
    {
        var begin = _history.Squash(0, "Begin");
        var fix = _history.Squash(begin, "Fix (#1)");
        var old = _history.Commit("1.x", "Only here (#2)", [begin]);
        old = _history.Commit("1.x", "Backport PR #1: Fix (#3)", [old]);
        _history.Commit("1.x", "Fix (#1)\n\n(cherry picked from commit 0123456789)", [old]);
        _history.Squash(fix, "Port of a fix (#4)\n\nBackport of #1");

        var found = (await FoundAsync(cancellationToken)).ToDictionary(request => request.Number);

        Assert.That(found.Keys, Is.EquivalentTo(new[] { 1, 2, 3, 4 }));
        Assert.That(new[] { 1, 2, 3, 4 }.Select(number => found[number].TargetBranch), Is.EqualTo(new[] { null, "1.x", "1.x", null }));
        Assert.That(new[] { 1, 2, 3, 4 }.Select(number => found[number].BackportOf), Is.EqualTo(new int?[] { null, null, 1, 1 }));
    }

    [Test]
    public async Task A_batch_of_a_bot_is_found_and_marked(CancellationToken cancellationToken)
    {
        var begin = _history.Squash(0, "Begin");
        var one = _history.Commit("one", "One", [begin]);
        var two = _history.Commit("two", "Two", [begin]);
        var batch = _history.Commit("main", "Merge #1 #2\n\n1: First r=a a=b\n\n2: Second r=a a=b", [begin, one, two]);
        _history.Commit("main", "Merge #3\n\n3: Third r=a a=b", [batch, _history.Commit("three", "Three", [batch])]);
        var (path, ids) = _history.Import(_folder.At("repository"));

        var found = (await Mining.FoundAsync(path, cancellationToken)).ToDictionary(request => request.Number);

        Assert.That((found[1].Head, found[2].Head), Is.EqualTo((ids[one], ids[two])));
        Assert.That(MineVerdict.Of(found[1]).Reason, Is.EqualTo(MineReasons.Together));
        Assert.That((found[3].Style, MineVerdict.Of(found[3]).Accepted), Is.EqualTo((MergeStyle.Bot, true)));
    }

    [Test]
    public async Task A_number_that_comes_twice_is_the_first_of_the_same_title_and_the_last_of_another(CancellationToken cancellationToken)
    {
        var at = _history.Squash(0, "Begin");
        at = _history.Squash(at, "An older project (#1)");
        var first = at = _history.Squash(at, "Picked twice (#2)");
        at = _history.Squash(at, "Picked twice (#2)");
        _history.Squash(at, "This project (#1)");
        var (path, ids) = _history.Import(_folder.At("repository"));

        var found = (await Mining.FoundAsync(path, cancellationToken)).ToDictionary(request => request.Number);

        Assert.That((found[1].Title, found[2].Merge), Is.EqualTo(("This project", ids[first])));
    }

    [Test]
    public async Task A_pull_request_that_is_the_first_commit_has_no_base(CancellationToken cancellationToken)
    {
        _history.Squash(0, "Everything (#1)");

        var request = (await FoundAsync(cancellationToken)).Single();

        Assert.That(MineVerdict.Of(request).Reason, Is.EqualTo(MineReasons.NoBase));
    }

    private Task<System.Collections.Immutable.ImmutableArray<MinedPullRequest>> FoundAsync(CancellationToken cancellationToken) =>
        Mining.FoundAsync(_history.Import(_folder.At("repository")).Path, cancellationToken);
}
