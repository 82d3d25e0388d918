using System.Text;
using Bench.Contracts.Outcomes;
using Bench.Evaluation.Patches;
using Bench.Sandbox.HostPrograms;

namespace Bench.Evaluation.Tests.Patches;

public sealed class PatchApplierTests
{
    private const string Ten = "1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n";

    private TemporaryTree _tree = null!;

    [SetUp]
    public void MakeTree() => _tree = new TemporaryTree();

    [TearDown]
    public void RemoveTree() => _tree.Dispose();

    [Test]
    public void Hunks_are_written_where_they_say()
    {
        _tree.With("x", Ten);
        var change = Applied("diff --git a/x b/x\n--- a/x\n+++ b/x\n@@ -1,2 +1,3 @@\n 1\n+one and a half\n 2\n@@ -8,3 +9,2 @@\n 8\n-9\n 10\n");
        Assert.That(_tree["x"], Is.EqualTo("1\none and a half\n2\n3\n4\n5\n6\n7\n8\n10\n"));
        Assert.That(change.Changes.Single().Path, Is.EqualTo("x"));
    }

    [TestCase("@@ -2,2 +2,3 @@\n 2\n+x\n 4\n", "line 3: expected \"4\", found \"3\"", TestName = "other context")]
    [TestCase("@@ -1,2 +1 @@\n-1 \n 2\n", "line 1: expected \"1 \", found \"1\"", TestName = "a space too many")]
    [TestCase("@@ -2,2 +2,3 @@\n 2\r\n+x\r\n 3\r\n", "expected \"2\\r\", found \"2\"", TestName = "carriage returns that base does not have")]
    [TestCase("@@ -3,2 +3,3 @@\n 2\n+x\n 3\n", "stand at line 2", TestName = "one line off")]
    [TestCase("@@ -20,2 +20,3 @@\n 2\n+x\n 3\n", "has 10 lines", TestName = "beyond the end")]
    [TestCase("@@ -10,2 +10,3 @@\n 10\n+x\n 11\n", "found the end of the file", TestName = "context beyond the end")]
    [TestCase("@@ -5,2 +5,3 @@\n 5\n 6\n+x\n", "expected the end of the file", TestName = "no context after a change in the middle")]
    [TestCase("@@ -9,2 +9,2 @@\n 9\n-10\n\\ No newline at end of file\n+x\n", "without a newline", TestName = "a newline that base has")]
    public void Nothing_is_written_when_a_hunk_does_not_fit(string hunk, string word)
    {
        _tree.With("x", Ten);
        var reason = Refused(Read.NewFile("new") + "diff --git a/x b/x\n--- a/x\n+++ b/x\n" + hunk);
        Assert.Multiple(() =>
        {
            Assert.That(reason.Code, Is.EqualTo(ReasonCode.PatchDoesNotApply));
            Assert.That(reason.Detail, Does.Contain(word).And.Contain("\"x\""));
            Assert.That(_tree["x"], Is.EqualTo(Ten));
            Assert.That(_tree.Has("new"), Is.False);
        });
    }

    [Test]
    public void Carriage_returns_and_odd_bytes_are_kept()
    {
        _tree.With("x", Encoding.Latin1.GetBytes("a\r\n\xe9\xff\r\nc\r\n"));
        Applied("diff --git a/x b/x\n--- a/x\n+++ b/x\n@@ -1,3 +1,3 @@\n a\r\n-\xe9\xff\r\n+\xe8\xfe\r\n c\r\n");
        Assert.That(_tree["x"], Is.EqualTo("a\r\n\xe8\xfe\r\nc\r\n"));
    }

    [TestCase("a\nb", "@@ -1,2 +1,2 @@\n a\n-b\n\\ No newline at end of file\n+b\n", "a\nb\n")]
    [TestCase("a\nb\n", "@@ -1,2 +1,2 @@\n a\n-b\n+b\n\\ No newline at end of file\n", "a\nb")]
    [TestCase("a\nb", "@@ -1,2 +1,2 @@\n-a\n+c\n b\n\\ No newline at end of file\n", "c\nb")]
    [TestCase("a\nb", "@@ -1,2 +1,2 @@\n a\n-b\n\\ No newline at end of file\n+c\n\\ No newline at end of file\n", "a\nc")]
    [TestCase("a", "@@ -1 +0,0 @@\n-a\n\\ No newline at end of file\n", "")]
    [TestCase("", "@@ -0,0 +1 @@\n+a\n\\ No newline at end of file\n", "a")]
    [TestCase("a\n\nb\n", "@@ -1,3 +1,2 @@\n a\n\n-b\n", "a\n\n", Description = "an empty context line whose space was trimmed")]
    [TestCase("\r", "@@ -1 +1 @@\n-\r\n\\ No newline at end of file\n+\n", "\n")]
    public void The_end_of_a_file_is_exact(string before, string hunk, string after)
    {
        _tree.With("x", before);
        Applied("diff --git a/x b/x\n--- a/x\n+++ b/x\n" + hunk);
        Assert.That(_tree["x"], Is.EqualTo(after));
    }

    [Test]
    public void Files_are_made_moved_copied_and_removed()
    {
        _tree.With("old/a", "a\n").With("b", "b\n", executable: true).With("gone/deep/c", "c\n").With("empty", "");
        var before = _tree.Manifest();
        var change = Applied(
            Read.NewFile("new/deep/file", "100755")
            + "diff --git a/blank b/blank\nnew file mode 100644\nindex 0000000..e69de29\n"
            + "diff --git a/old/a b/moved/a\nsimilarity index 50%\nrename from old/a\nrename to moved/a\n--- a/old/a\n+++ b/moved/a\n@@ -1 +1,2 @@\n a\n+more\n"
            + "diff --git a/b b/copy\nsimilarity index 100%\ncopy from b\ncopy to copy\n"
            + "diff --git a/gone/deep/c b/gone/deep/c\ndeleted file mode 100644\nindex 1234567..0000000\n--- a/gone/deep/c\n+++ /dev/null\n@@ -1 +0,0 @@\n-c\n"
            + "diff --git a/empty b/empty\ndeleted file mode 100644\nindex e69de29..0000000\n");
        var after = _tree.Manifest();
        Assert.Multiple(() =>
        {
            Assert.That(after.Entries.Keys, Is.EqualTo(new[] { "b", "blank", "copy", "moved/a", "new/deep/file" }));
            Assert.That(_tree["moved/a"], Is.EqualTo("a\nmore\n"));
            Assert.That(after.Entries["copy"].Mode, Is.EqualTo(EntryMode.Executable));
            Assert.That(after.Entries["new/deep/file"].Mode, Is.EqualTo(EntryMode.Executable));
            Assert.That(Directory.Exists(_tree.Full("gone")), Is.False, "an empty folder stays behind");
            Assert.That(change.Verify(before, after), Is.Null);
        });
    }

    [Test]
    public void A_file_may_take_the_place_of_a_folder_and_the_other_way_round()
    {
        _tree.With("a/x", "one\n").With("b", "one\n");
        const string Gone = "deleted file mode 100644\nindex 5626abf..0000000\n--- a/{0}\n+++ /dev/null\n@@ -1 +0,0 @@\n-one\n";
        Applied(
            "diff --git a/a/x b/a/x\n" + Gone.Replace("{0}", "a/x", StringComparison.Ordinal) + Read.NewFile("a")
            + "diff --git a/b b/b\n" + Gone.Replace("{0}", "b", StringComparison.Ordinal) + Read.NewFile("b/y"));
        Assert.That(_tree.Manifest().Entries.Keys, Is.EqualTo(new[] { "a", "b/y" }));
    }

    [Test]
    public void The_executable_bit_changes_alone()
    {
        _tree.With("x", "one\n");
        Applied("diff --git a/x b/x\nold mode 100644\nnew mode 100755\n");
        Assert.That((_tree["x"], _tree.Manifest().Entries["x"].Mode), Is.EqualTo(("one\n", EntryMode.Executable)));
    }

    [TestCase("diff --git a/x b/x\nold mode 100755\nnew mode 100644\n", "mode 100755")]
    [TestCase("diff --git a/x b/x\nindex 1234567..89abcde 100755\n--- a/x\n+++ b/x\n@@ -1 +1,2 @@\n one\n+two\n", "mode 100755")]
    [TestCase("diff --git a/none b/none\n--- a/none\n+++ b/none\n@@ -1 +1,2 @@\n one\n+two\n", "not in base")]
    [TestCase("diff --git a/d b/d\n--- a/d\n+++ b/d\n@@ -1 +1,2 @@\n one\n+two\n", "is a folder")]
    [TestCase("diff --git a/x b/x\nnew file mode 100644\nindex 0000000..e69de29\n", "already in base")]
    [TestCase("diff --git a/x/y b/x/y\nnew file mode 100644\nindex 0000000..e69de29\n", "below a path that is a file")]
    [TestCase("diff --git a/d b/d\nnew file mode 100644\nindex 0000000..e69de29\n", "is a folder")]
    [TestCase("diff --git a/n b/n\nnew file mode 100644\nindex 0000000..e69de29\ndiff --git a/n/m b/n/m\nnew file mode 100644\nindex 0000000..e69de29\n", "below a path that is a file")]
    [TestCase("diff --git a/x b/x\ndeleted file mode 100644\nindex 5626abf..0000000\n", "without removing")]
    [TestCase("diff --git a/x b/d/f\nsimilarity index 100%\nrename from x\nrename to d/f\n", "already in base")]
    public void A_patch_for_another_tree_does_not_apply(string patch, string word)
    {
        _tree.With("x", "one\n").With("d/f", "one\n");
        var before = _tree.Manifest();
        var reason = Refused(patch);
        Assert.Multiple(() =>
        {
            Assert.That(reason.Code, Is.EqualTo(ReasonCode.PatchDoesNotApply), reason.Detail);
            Assert.That(reason.Detail, Does.Contain(word));
            Assert.That(TreeManifest.Between(before, _tree.Manifest()), Is.Empty);
        });
    }

    [Test]
    public void Nothing_is_written_through_a_link_of_the_base_tree()
    {
        using var outside = new TemporaryTree().With("file", "one\n");
        _tree.With("real/file", "one\n").WithLink("folder", outside.Root).WithLink("link", outside.Full("file")).WithLink("dangling", outside.Full("none"));
        var patches = new[]
        {
            Read.NewFile("folder/new"), Read.Change("folder/file"), Read.Change("link"), Read.NewFile("link"), Read.NewFile("dangling"), Read.NewFile("dangling/x"),
            "diff --git a/real/file b/folder/file\nsimilarity index 100%\nrename from real/file\nrename to folder/file\n",
            "diff --git a/folder/file b/real/copy\nsimilarity index 100%\ncopy from folder/file\ncopy to real/copy\n",
            "diff --git a/link b/link\ndeleted file mode 100644\nindex 5626abf..0000000\n--- a/link\n+++ /dev/null\n@@ -1 +0,0 @@\n-one\n",
        };
        Assert.Multiple(() =>
        {
            Assert.That(patches.Select(patch => Refused(patch).Code), Is.All.EqualTo(ReasonCode.PatchPathUnsafe));
            Assert.That(outside.Manifest().Entries.Keys, Is.EqualTo(new[] { "file" }));
            Assert.That(outside["file"], Is.EqualTo("one\n"));
        });
    }

    [TestCase("src/TABLE.py")]
    [TestCase("SRC/other.py")]
    [TestCase("Src/deep/x.py")]
    public void A_path_that_differs_only_in_case_is_unsafe(string path)
    {
        _tree.With("src/table.py", "one\n");
        Assert.That(Refused(Read.NewFile(path)).Code, Is.EqualTo(ReasonCode.PatchPathUnsafe));
    }

    [Test]
    public void Two_new_paths_that_differ_only_in_case_are_unsafe() =>
        Assert.That(Refused(Read.NewFile("a/x") + Read.NewFile("A/y")).Code, Is.EqualTo(ReasonCode.PatchPathUnsafe));

    [Test]
    public void A_rename_that_only_changes_case_leaves_no_twin_and_applies()
    {
        _tree.With("Docs/Read.md", "one\n");
        Applied("diff --git a/Docs/Read.md b/docs/read.md\nsimilarity index 100%\nrename from Docs/Read.md\nrename to docs/read.md\n");
        Assert.That(_tree.Manifest().Entries.Keys, Is.EqualTo(new[] { "docs/read.md" }));
    }

    [Test]
    public void Another_name_of_the_same_file_is_not_written_to()
    {
        using var outside = new TemporaryTree().With("file", "one\n");
        _tree.With("keep", "one\n");
        HostCommand.RunAsync(["ln", outside.Full("file"), _tree.Full("x")], _tree.Root, default, HostCommandLimits.Default, CancellationToken.None).GetAwaiter().GetResult();
        Applied(Read.Change("x"));
        Assert.That((outside["file"], _tree["x"]), Is.EqualTo(("one\n", "one\ntwo\n")));
    }

    [Test]
    public void A_result_over_the_limit_is_refused_before_it_is_made()
    {
        _tree.With("big", new string('x', 600) + "\n");
        var copies = string.Concat(Enumerable.Range(0, 3).Select(index => $"diff --git a/big b/c{index}\nsimilarity index 100%\ncopy from big\ncopy to c{index}\n"));
        var limits = PatchLimits.Submitted with { FileBytes = 1_000, ResultBytes = 1_500 };
        Assert.Multiple(() =>
        {
            Assert.That(Apply(copies, limits), Is.InstanceOf<PatchResult.Refused>().With.Property("Reason").Property("Code").EqualTo(ReasonCode.PatchTooLarge));
            Assert.That(Apply(Read.Change("big"), limits with { FileBytes = 500 }), Is.InstanceOf<PatchResult.Refused>().With.Property("Reason").Property("Code").EqualTo(ReasonCode.PatchTooLarge));
        });
    }

    [Test]
    public void A_line_replaced_by_itself_is_no_change()
    {
        _tree.With("x", "one\n");
        Assert.That(Applied("diff --git a/x b/x\n--- a/x\n+++ b/x\n@@ -1 +1 @@\n-one\n+one\n").Changes, Is.Empty);
    }

    [Test]
    public void A_tree_that_differs_in_more_than_the_patch_is_found()
    {
        _tree.With("x", "one\n").With("y", "one\n");
        var before = _tree.Manifest();
        var change = Applied(Read.Change("x"));
        Assert.That(change.Verify(before, _tree.Manifest()), Is.Null);
        _tree.With("y", "other\n");
        Assert.That(change.Verify(before, _tree.Manifest())?.Detail, Does.Contain("\"y\""));
    }

    private AppliedChange Applied(string patch) => Apply(patch) switch
    {
        PatchResult.Applied applied => applied.Change,
        var other => throw new AssertionException($"expected it to apply, got {other}"),
    };

    private Reason Refused(string patch) => Apply(patch) switch
    {
        PatchResult.Refused refused => refused.Reason,
        var other => throw new AssertionException($"expected a refusal, got {other}"),
    };

    /// <summary>One character of the patch is one byte, so that tests can write any byte.</summary>
    private PatchResult Apply(string patch, PatchLimits? limits = null) => PatchReader.Read(Encoding.Latin1.GetBytes(patch), limits) switch
    {
        PatchReading.Parsed parsed => PatchApplier.Apply(parsed.Patch, _tree.Root, limits),
        var other => throw new AssertionException($"expected a patch, got {other}"),
    };
}
