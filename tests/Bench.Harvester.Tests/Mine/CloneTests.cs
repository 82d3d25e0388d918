using System.Collections.Immutable;
using Bench.Evaluation.Shell;
using Bench.Harvester.Filter.Paths;
using Bench.Harvester.Mine;

namespace Bench.Harvester.Tests.Mine;

/// <summary>Clones of every kind: what they lack is said, and never fetched.</summary>
[CancelAfter(120_000)]
public sealed class CloneTests
{
    private TestFolder _folder = null!;
    private string _whole = null!;

    [OneTimeSetUp]
    public void Begin()
    {
        (_folder, _whole) = (new TestFolder(), TestGit.ImportSample("tally", Directory.CreateTempSubdirectory("bench-harvest-whole-").FullName));
        TestGit.Run(_whole, "config", "uploadpack.allowFilter", "true");
    }

    [OneTimeTearDown]
    public void End()
    {
        _folder.Dispose();
        Directory.Delete(_whole, recursive: true);
    }

    [Test]
    public async Task Bare_repositories_clones_and_linked_work_trees_tell_the_same(CancellationToken cancellationToken)
    {
        var clone = Cloned("clone");
        TestGit.Run(clone, "worktree", "add", "-q", _folder.At("tree"), "main~3");
        var expected = Lines(await Mining.ChangesAsync(_whole, cancellationToken));

        Assert.That(Lines(await Mining.ChangesAsync(clone, cancellationToken)), Is.EqualTo(expected));
        Assert.That(Lines(await Mining.ChangesAsync(Path.Combine(clone, ".git"), cancellationToken)), Is.EqualTo(expected));
        Assert.That(Lines(await Mining.ChangesAsync(_folder.At("tree"), cancellationToken)), Is.SubsetOf(expected).And.Not.Empty);
    }

    [Test]
    public async Task A_shallow_clone_says_where_it_ends(CancellationToken cancellationToken)
    {
        var all = await Mining.ChangesAsync(_whole, cancellationToken);
        var found = await Mining.ChangesAsync(Cloned("shallow", "--depth=12"), cancellationToken);
        var whole = found.Values.Where(change => change.PullRequest.Gaps.IsEmpty).ToList();
        var cut = found.Values.Where(change => !change.PullRequest.Gaps.IsEmpty).ToList();

        Assert.That(whole, Has.Count.GreaterThan(4));
        Assert.That(whole.Select(Line), Is.SubsetOf(Lines(all)));
        Assert.That(cut, Has.Count.GreaterThan(0).And.Count.LessThan(4));
        Assert.That(cut.SelectMany(change => change.PullRequest.Gaps), Has.All.Contains("the clone is shallow"));
    }

    [Test]
    public async Task A_clone_without_contents_still_tells_files_and_says_what_is_missing(CancellationToken cancellationToken)
    {
        var all = await Mining.ChangesAsync(_whole, cancellationToken);
        var found = await Mining.ChangesAsync(Cloned("blobless", "--filter=blob:none", "--no-checkout"), cancellationToken);

        Assert.That(found.Keys, Is.EqualTo(all.Keys));
        Assert.That(found.Values.SelectMany(change => change.PullRequest.Gaps), Has.All.Contains("lacks the content"));
        Assert.That(found.Values.Select(change => change.PullRequest.Gaps.Length), Has.All.EqualTo(1));
        Assert.That(found.Values.Select(change => MineVerdict.Of(change.PullRequest).Accepted), Has.All.True);
        Assert.That(found[12].PullRequest.Files.Select(file => file.Path), Is.EqualTo(all[12].PullRequest.Files.Select(file => file.Path)));
        Assert.That(found[12].PullRequest.Files.Select(file => file.AddedLines), Has.All.Null);
    }

    [Test]
    public async Task A_clone_with_some_contents_reads_those(CancellationToken cancellationToken)
    {
        var all = await Mining.ChangesAsync(_whole, cancellationToken);
        var clone = Cloned("some", "--filter=blob:none");
        foreach (var commit in new[] { all[24].PullRequest.Base, all[24].PullRequest.Merge })
        {
            TestGit.Run(clone, "checkout", "-q", commit); // It fetches the contents.
        }

        TestGit.Run(clone, "checkout", "-q", "main");
        var found = await Mining.ChangesAsync(clone, cancellationToken);
        var read = found.Values.Where(change => change.PullRequest.Gaps.IsEmpty).ToList();

        Assert.That(found.Keys, Is.EqualTo(all.Keys));
        Assert.That(read.Select(change => change.PullRequest.Number), Does.Contain(24));
        Assert.That(read, Has.Count.LessThan(found.Count));
        Assert.That(read.Select(Line), Is.SubsetOf(Lines(all)));
    }

    [Test]
    public async Task A_clone_without_trees_rejects_what_it_cannot_compare(CancellationToken cancellationToken)
    {
        var found = await Mining.ChangesAsync(Cloned("treeless", "--filter=tree:0", "--no-checkout"), cancellationToken);

        Assert.That(found, Has.Count.EqualTo(34));
        Assert.That(found.Values.Select(change => MineVerdict.Of(change.PullRequest).Reason), Has.All.EqualTo(MineReasons.NoContent));
    }

    [Test]
    public async Task What_language_a_clone_is_written_in_is_told_where_the_tree_is_there(CancellationToken cancellationToken)
    {
        var lost = TestGit.Run(_whole, "rev-parse", "HEAD~9").Trim();
        async Task<bool> IsPython(string path) => await PythonProject.IsInAsync(await Mining.CloneAsync(path, cancellationToken), lost, cancellationToken);

        Assert.That(await IsPython(_whole), Is.True);
        Assert.That(await IsPython(Cloned("last-commits", "--depth=3")), Is.False);
    }

    [Test]
    public async Task Contents_that_are_lost_spoil_only_their_own_pull_requests(CancellationToken cancellationToken)
    {
        var all = await Mining.ChangesAsync(_whole, cancellationToken);
        var broken = Cloned("broken", "--bare");
        var lost = all[24].Diff[0].NewBlob;
        foreach (var pack in Directory.GetFiles(Path.Combine(broken, "objects", "pack")))
        {
            File.Move(pack, _folder.At(Path.GetFileName(pack)));
        }

        TestGit.RunWith(broken, await File.ReadAllBytesAsync(Directory.GetFiles(_folder.Root, "*.pack").Single(), cancellationToken), "unpack-objects", "-q");
        File.Delete(Path.Combine(broken, "objects", lost[..2], lost[2..]));

        var found = await Mining.ChangesAsync(broken, cancellationToken);

        Assert.That(found.Keys, Is.EqualTo(all.Keys));
        var spoilt = found.Values.Where(change => !change.PullRequest.Gaps.IsEmpty).ToList();
        Assert.That(spoilt.Select(change => change.PullRequest.Number), Does.Contain(24));
        Assert.That(spoilt, Has.Count.LessThan(5));
        Assert.That(found.Values.Except(spoilt).Select(Line), Is.SubsetOf(Lines(all)));
    }

    [Test]
    public void A_folder_inside_a_repository_is_not_taken_for_the_repository()
    {
        var inner = Directory.CreateDirectory(Path.Combine(Cloned("outer"), "docs", "deep")).FullName;

        Assert.That(() => Mining.CloneAsync(inner, CancellationToken.None), Throws.InstanceOf<WrongUseException>().With.Message.Contains("is no git repository"));
    }

    [Test]
    public async Task A_task_names_the_address_that_a_clone_came_from_but_never_one_with_a_password(CancellationToken cancellationToken)
    {
        var clone = Cloned("addressed");
        TestGit.Run(clone, "remote", "set-url", "origin", "https://example.org/a/b");
        Assert.That((await Mining.CloneAsync(clone, cancellationToken)).Source, Is.EqualTo("https://example.org/a/b"));

        TestGit.Run(clone, "remote", "set-url", "origin", "https://user:secret@example.org/a/b");
        Assert.That((await Mining.CloneAsync(clone, cancellationToken)).Source, Is.EqualTo(clone));
    }

    [Test]
    public async Task What_the_clones_own_configuration_says_changes_nothing(CancellationToken cancellationToken)
    {
        var clone = Cloned("configured");
        foreach (var (key, value) in new[] { ("diff.noprefix", "true"), ("diff.renames", "false"), ("diff.external", "false"), ("log.showSignature", "true"), ("color.ui", "always"), ("diff.context", "9"), ("core.quotePath", "true"), ("log.date", "raw"), ("diff.algorithm", "histogram") })
        {
            TestGit.Run(clone, "config", key, value);
        }

        Assert.That(Lines(await Mining.ChangesAsync(clone, cancellationToken)), Is.EqualTo(Lines(await Mining.ChangesAsync(_whole, cancellationToken))));
    }

    private string Cloned(string name, params string[] options)
    {
        TestGit.Run(_folder.Root, ["clone", "-q", .. options, $"file://{_whole}", _folder.At(name)]);
        return _folder.At(name);
    }

    private static IEnumerable<string> Lines(ImmutableSortedDictionary<int, MinedChange> changes) => changes.Values.Select(Line);

    private static string Line(MinedChange change) =>
        $"{change.PullRequest.Number} {change.PullRequest.Merge} {string.Join('|', change.Diff.Select(file => $"{file.File} {file.NewBlob} {string.Join('~', file.Added)} {string.Join('~', file.Removed)}"))}";
}
