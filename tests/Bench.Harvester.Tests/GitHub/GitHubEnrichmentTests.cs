using Bench.Evaluation.Sources;
using Bench.Harvester.GitHub;
using Bench.Harvester.Mine;

namespace Bench.Harvester.Tests.GitHub;

[TestFixture]
public sealed class GitHubEnrichmentTests
{
    [Test]
    public async Task Labels_description_and_discussion_are_added_and_the_order_stays()
    {
        await using var server = new FakeGitHub();
        server.PutPullRequest(5, "Five", Harvested.Sha(5), body: "Much faster\n\nFixes #70, closes acme/fast#71, resolves other/one#72", labels: ["Performance", "API"]);
        server.PutPullRequest(4, "Four", Harvested.Sha(4));
        server.PutIssue(70, "Slow", "ten seconds");
        server.PutIssue(71, "Slower", null);
        server.PutComments(5, "first", "second", "third", "fourth");
        server.PutReviewComments(5, "why a set?");

        var found = await AddAsync(server, [Harvested.Pull(5), Harvested.Pull(4, body: "from the commit")]);

        Assert.That(found.Select(each => each.Number), Is.EqualTo(new[] { 5, 4 }));
        Assert.That(found[0].Labels, Is.EqualTo(new[] { "API", "Performance" }));
        Assert.That(found[0].Body, Does.StartWith("Much faster"));
        Assert.That(found[0].Discussion, Is.EqualTo(new[] { "Slow\n\nten seconds", "Slower", "first", "second", "third", "why a set?" }));
        Assert.That(found[1].Body, Is.EqualTo("from the commit"));
        Assert.That(found[1].Labels, Is.Empty);
    }

    [Test]
    public async Task Without_comments_and_issues_one_request_tells_a_hundred_pull_requests()
    {
        await using var server = new FakeGitHub();
        foreach (var number in Enumerable.Range(1, 100))
        {
            server.PutPullRequest(number, "One of many", Harvested.Sha(number), labels: "x");
        }

        var found = await AddAsync(server, [.. Enumerable.Range(1, 100).Select(number => Harvested.Pull(number))], options => options with { Comments = 0, LinkedIssues = 0 });

        Assert.That(found.Select(each => each.Labels.Single()), Is.All.EqualTo("x"));
        Assert.That(server.Calls, Has.Count.EqualTo(2));
        Assert.That(found.Select(each => each.Discussion.IsDefault), Is.All.True);
    }

    [Test]
    public async Task A_few_are_asked_for_one_by_one_when_no_others_are_sought()
    {
        await using var server = new FakeGitHub();
        server.PutPullRequest(7, "Seven", Harvested.Sha(7), labels: "x");

        var found = await AddAsync(server, [Harvested.Pull(7)], options => options with { FindOthers = false, Comments = 0 });

        Assert.That(found.Single().Labels, Is.EqualTo(new[] { "x" }));
        Assert.That(server.Calls.Select(call => call.Path), Is.EqualTo(new[] { "/repos/acme/fast", "/repos/acme/fast/pulls/7" }));
    }

    [Test]
    public async Task A_target_branch_is_told_unless_the_commit_is_on_the_main_line_under_whatever_name_it_had()
    {
        var (clone, ids) = await new HistoryStream().Commit("first", "Begin", 1000, "a", []).Commit("tip", "Old (#2)", 2000, "b", "first").MakeAsync("tip");
        await using var server = new FakeGitHub();
        server.PutPullRequest(1, "Into the main branch", Harvested.Sha(1));
        server.PutPullRequest(2, "Into the main branch when it was master", ids["tip"], "master");
        server.PutPullRequest(3, "Into a release", Harvested.Sha(77), "release-1");

        var found = await AddAsync(server, [Harvested.Pull(1), Harvested.Pull(2), Harvested.Pull(3)], options => options with { GitDirectory = clone });

        Assert.That(found.Select(each => each.TargetBranch), Is.EqualTo(new[] { null, null, "release-1" }));
    }

    [Test]
    public async Task A_number_that_GitHub_does_not_know_is_kept_with_the_gap()
    {
        await using var server = new FakeGitHub();
        server.PutPullRequest(1, "Not merged, says GitHub");

        var found = await AddAsync(server, [Harvested.Pull(9), Harvested.Pull(1)]);
        var again = await AddAsync(server, found);

        Assert.That(found[0].Gaps.Single(), Does.Contain("knows no pull request"));
        Assert.That(found[1].Gaps.Single(), Does.Contain("was merged"));
        Assert.That(again.Select(each => each.Gaps.Length), Is.All.EqualTo(1));
    }

    [Test]
    public async Task A_rebase_merge_is_found_with_the_commits_that_landed_and_the_commit_before_them()
    {
        var (clone, ids) = await Rebased().MakeAsync("second");
        await using var server = new FakeGitHub();
        server.PutPullRequest(3, "Faster in two steps", ids["second"], body: "see there", labels: "perf");
        server.PutCommits(3, ("First step\n\nin detail", 2000), ("Merge branch 'main' into topic", 2500), ("Second step", 3000));

        var found = (await AddAsync(server, [], options => options with { GitDirectory = clone })).Single();

        Assert.That(found.Style, Is.EqualTo(MergeStyle.Rebase));
        Assert.That((found.Number, found.Title, found.Body, found.Base, found.Merge, found.Head), Is.EqualTo((3, "Faster in two steps", "see there", ids["before"], ids["second"], ids["second"])));
        Assert.That(found.Commits.Select(commit => (commit.Id, commit.Subject, commit.Body)), Is.EqualTo(new[] { (ids["first"], "First step", "in detail"), (ids["second"], "Second step", "") }));
        Assert.That(found.Commits[0].AuthoredAt, Is.EqualTo(DateTimeOffset.FromUnixTimeSeconds(2000)));
        Assert.That(found.Files.Select(file => (file.Path, file.Kind, file.AddedLines, file.RemovedLines)), Is.EqualTo(new[] { ("a.py", FileChange.Modified, (int?)1, (int?)1), ("b.py", FileChange.Added, 1, 0) }));
        Assert.That(found.Labels, Is.EqualTo(new[] { "perf" }));
    }

    [Test]
    public async Task A_squash_whose_message_names_no_number_and_a_merge_with_its_own_message_are_found_too()
    {
        var (clone, ids) = await new HistoryStream()
            .Commit("root", "Begin", 1000, "a.py", [])
            .Commit("squash", "Make it fast", 2000, "a.py", "root")
            .Commit("topic1", "A step", 2100, "b.py", "root").Commit("topic2", "Another", 2200, "c.py", "topic1")
            .Commit("merge", "Bring in the fast parser", 2300, null, "squash", "topic2")
            .MakeAsync("merge");
        await using var server = new FakeGitHub();
        server.PutPullRequest(4, "Squashed", ids["squash"]);
        server.PutCommits(4, ("wip", 1900), ("more wip", 1950));
        server.PutPullRequest(5, "Merged", ids["merge"]);
        server.PutPullRequest(6, "Into a release", Harvested.Sha(6), "release");
        server.PutPullRequest(7, "Still open");

        var found = await AddAsync(server, [], options => options with { GitDirectory = clone });

        Assert.That(found.Select(each => (each.Number, each.Style, each.Base, each.Head)), Is.EqualTo(new[] { (4, MergeStyle.Squash, ids["root"], ids["squash"]), (5, MergeStyle.Merge, ids["squash"], ids["topic2"]) }));
        Assert.That(found[0].Commits.Select(commit => commit.Subject), Is.EqualTo(new[] { "Make it fast" }));
        Assert.That(found[1].Commits.Select(commit => commit.Subject), Is.EqualTo(new[] { "A step", "Another" }));
    }

    [Test]
    public async Task A_commit_that_history_gave_another_number_is_not_found_twice()
    {
        var (clone, ids) = await new HistoryStream().Commit("root", "Begin", 1000, "a", []).Commit("tip", "Fix (#12)", 2000, "b", "root").MakeAsync("tip");
        await using var server = new FakeGitHub();
        server.PutPullRequest(13, "Fix (#12)", ids["tip"]);

        var found = await AddAsync(server, [Harvested.Pull(12, merge: ids["tip"])], options => options with { GitDirectory = clone });

        Assert.That(found.Select(each => each.Number), Is.EqualTo(new[] { 12 }));
        Assert.That(found[0].Gaps, Has.Some.Contains("#13"));
    }

    [Test]
    public async Task Where_a_shallow_clone_ends_nothing_is_found_before_it()
    {
        var (clone, ids) = await Rebased().MakeAsync("second");
        var shallow = Harvested.Folder();
        await GitProgram.RunAsync(["clone", "--quiet", "--bare", "--depth=1", $"file://{clone}", shallow], default, CancellationToken.None);
        await using var server = new FakeGitHub();
        server.PutPullRequest(3, "Faster", ids["second"]);

        Assert.That(await AddAsync(server, [], options => options with { GitDirectory = shallow }), Is.Empty);
    }

    [Test]
    public async Task Where_a_partial_clone_lacks_contents_lines_are_not_counted_and_it_says_so()
    {
        var (clone, ids) = await Rebased().MakeAsync("second");
        var partial = Harvested.Folder();
        await GitProgram.RunAsync([$"--git-dir={clone}", "config", "uploadpack.allowFilter", "true"], default, CancellationToken.None);
        await GitProgram.RunAsync(["clone", "--quiet", "--bare", "--filter=blob:none", $"file://{clone}", partial], default, CancellationToken.None);
        Directory.Move(clone, clone + ".gone");
        await using var server = new FakeGitHub();
        server.PutPullRequest(3, "Faster", ids["second"]);

        var found = (await AddAsync(server, [], options => options with { GitDirectory = partial })).Single();

        Assert.That(found.Files.Select(file => (file.Path, file.AddedLines)), Is.EqualTo(new[] { ("a.py", (int?)null) }).Or.EqualTo(new[] { ("b.py", (int?)null) }));
        Assert.That(found.Gaps.Single(), Does.Contain("lacks their contents"));
    }

    [Test]
    public async Task A_repository_that_has_moved_is_asked_under_its_new_name()
    {
        await using var server = new FakeGitHub();
        server.PutPullRequest(1, "One", Harvested.Sha(1), labels: "x");
        server.Disturb = call => call.Path == "/repos/old/name" ? Reply.Whole(301, """{"message":"Moved Permanently"}""", ("Location", $"{server.Root}/repos/acme/fast")) : null;
        var notes = new Notes();

        var found = await new GitHubEnrichment(Harvested.Adding(server.Root), Harvested.Tokens(Harvested.FirstToken), server.Clock)
            .AddAsync(new RepositoryName("old", "name"), [Harvested.Pull(1)], notes, CancellationToken.None);

        Assert.That(found.Single().Labels, Is.EqualTo(new[] { "x" }));
        Assert.That(notes.Lines, Has.Some.EqualTo("old/name is now acme/fast"));
        Assert.That(server.Calls.Count(call => call.Path.StartsWith("/repos/old/", StringComparison.Ordinal)), Is.EqualTo(1));
    }

    private static HistoryStream Rebased() => new HistoryStream()
        .Commit("before", "Something else", 1000, "a.py", [])
        .Commit("first", "First step\n\nin detail", 2000, "a.py", "before")
        .Commit("second", "Second step", 3000, "b.py", "first");

    private static Task<IReadOnlyList<MinedPullRequest>> AddAsync(FakeGitHub server, IReadOnlyList<MinedPullRequest> mined, Func<GitHubEnrichmentOptions, GitHubEnrichmentOptions>? change = null)
    {
        var options = Harvested.Adding(server.Root);
        return new GitHubEnrichment(change?.Invoke(options) ?? options, Harvested.Tokens(Harvested.FirstToken), server.Clock).AddAsync(Harvested.Repository, mined, new Notes(), CancellationToken.None);
    }
}
