using System.Text;
using Bench.Contracts.Outcomes;
using Bench.Evaluation.Patches;

namespace Bench.Evaluation.Tests.Patches;

public sealed class PatchReaderTests
{
    private const string Head = "diff --git a/x b/x\n--- a/x\n+++ b/x\n";

    [TestCase("")]
    [TestCase("\n")]
    [TestCase("\r\n \n")]
    public void A_patch_of_blank_lines_is_empty_and_not_an_error(string patch) =>
        Assert.That(PatchReader.Read(patch), Is.InstanceOf<PatchReading.Empty>());

    [TestCase("@@ -1,2 +1,2 @@\n one\n+two\n", "the patch ends inside a hunk", TestName = "counts promise more than there is")]
    [TestCase("@@ -1 +1,2 @@\n one\n+two\n+three\n", "expected a hunk", TestName = "counts promise less than there is")]
    [TestCase("@@ -1,2 +1,3 @@\n one\ntwo\n+three\n", "found \"two\"", TestName = "a line without a sign")]
    [TestCase("@@ -1,268435456 +1 @@\n one\n", "more lines than the patch has bytes", TestName = "a count of 256 million")]
    [TestCase("@@ -1,99999999999 +1 @@\n one\n", "hunk header", TestName = "a count beyond 32 bits")]
    [TestCase("@@ -0,1 +1,2 @@\n one\n+two\n", "counted from 1", TestName = "line zero")]
    [TestCase("@@ -1 +1 @@\n one\n", "changes nothing", TestName = "context only")]
    [TestCase("@@ -1,0 +1,0 @@\n", "empty", TestName = "no lines at all")]
    [TestCase("@@ -1 +1,2 @@junk\n one\n+two\n", "hunk header", TestName = "text joined to the header")]
    [TestCase("@@@ -1 -1 +1,2 @@@\n one\n+two\n", "hunk header", TestName = "a combined diff's hunk")]
    [TestCase("@@ -5 +5,2 @@\n+two\n one\n", "no context before", TestName = "no context before the first change")]
    [TestCase("@@ -1 +7,2 @@\n one\n+two\n", "it would be 1", TestName = "new position that does not follow")]
    [TestCase("@@ -1,2 +1,3 @@\n a\n+b\n c\n@@ -2,2 +3,3 @@\n c\n+d\n e\n", "before the end of the hunk above", TestName = "overlapping hunks")]
    [TestCase("@@ -1 +1 @@\n-a\n\\ No newline\n+b\n", "No newline at end of file", TestName = "another marker text")]
    [TestCase("@@ -1,2 +1 @@\n-a\n\\ No newline at end of file\n-b\n+c\n", "follows one that has no newline", TestName = "a line after the last")]
    [TestCase("@@ -1 +1,2 @@\n one\n+two", "middle of a line", TestName = "last line without newline")]
    [TestCase("@@ -1 +1,2 @@\n one\n+two\n```\n", "expected a hunk", TestName = "a fence after the last hunk")]
    [TestCase("", "hunk header", TestName = "no hunk")]
    public void A_hunk_that_lies_is_malformed(string hunks, string word)
    {
        var reason = Read.Refused(Head + hunks);
        Assert.Multiple(() =>
        {
            Assert.That(reason.Code, Is.EqualTo(ReasonCode.PatchMalformed), reason.Detail);
            Assert.That(reason.Detail, Does.Contain(word));
        });
    }

    [TestCase("diff --git a/x b/y\n--- a/x\n+++ b/y\n@@ -1 +1,2 @@\n one\n+two\n", TestName = "two names and no rename")]
    [TestCase("diff --git a/x b/x\n--- a/y\n+++ b/x\n@@ -1 +1,2 @@\n one\n+two\n", TestName = "another old name")]
    [TestCase("diff --git a/x b/x\n--- a/x\n+++ b/y\n@@ -1 +1,2 @@\n one\n+two\n", TestName = "another new name")]
    [TestCase("diff --git a/x b/x\n--- a/x\n@@ -1 +1,2 @@\n one\n+two\n", TestName = "no new name")]
    [TestCase("diff --git a/x b/x\n--- /dev/null\n+++ b/x\n@@ -0,0 +1 @@\n+two\n", TestName = "new file without its mode")]
    [TestCase("diff --git a/x b/x\nnew file mode 100644\n--- a/x\n+++ b/x\n@@ -0,0 +1 @@\n+two\n", TestName = "new file with an old name")]
    [TestCase("diff --git a/x b/x\nnew file mode 100644\n--- /dev/null\n+++ b/x\n@@ -1 +1,2 @@\n one\n+two\n", TestName = "new file with old lines")]
    [TestCase("diff --git a/x b/x\nnew file mode 100644\nindex 0000000..1234567\n", TestName = "new file whose content is missing")]
    [TestCase("diff --git a/x b/x\ndeleted file mode 100644\n--- a/x\n+++ /dev/null\n@@ -1,2 +1 @@\n-one\n two\n", TestName = "deleted file that keeps lines")]
    [TestCase("diff --git a/x b/x\nnew file mode 100644\ndeleted file mode 100644\n", TestName = "new and deleted")]
    [TestCase("diff --git a/x b/x\nold mode 100644\n", TestName = "old mode alone")]
    [TestCase("diff --git a/x b/x\nold mode 100644\nnew mode 100644\n", TestName = "mode change that changes nothing")]
    [TestCase("diff --git a/x b/x\nindex 1234567..89abcde 100644\n", TestName = "no change")]
    [TestCase("diff --git a/x b/x\nindex 1234567..xyz\n--- a/x\n+++ b/x\n@@ -1 +1,2 @@\n one\n+two\n", TestName = "index that is no id")]
    [TestCase("diff --git a/x b/x\nold mode 100644\nold mode 100644\nnew mode 100755\n", TestName = "repeated header")]
    [TestCase("diff --git a/x b/y\nsimilarity index 100%\nrename from x\n", TestName = "rename without target")]
    [TestCase("diff --git a/x b/y\nsimilarity index 100%\nrename from x\nrename to z\n", TestName = "rename to another name")]
    [TestCase("diff --git a/x b/y\nsimilarity index 90%\nrename from x\nrename to y\n", TestName = "rename whose hunks are missing")]
    [TestCase("diff --git a/x b/x\nsimilarity index 100%\nrename from x\nrename to x\n", TestName = "rename to itself")]
    [TestCase("diff --git x x\n--- x\n+++ x\n@@ -1 +1,2 @@\n one\n+two\n", TestName = "no prefixes")]
    [TestCase("diff --git i/x w/x\n--- i/x\n+++ w/x\n@@ -1 +1,2 @@\n one\n+two\n", TestName = "mnemonic prefixes")]
    [TestCase("diff --git \"a/x b/x\n--- a/x\n+++ b/x\n@@ -1 +1,2 @@\n one\n+two\n", TestName = "open quote")]
    [TestCase("diff --git \"a/\\9x\" \"b/\\9x\"\n--- a/x\n+++ b/x\n@@ -1 +1,2 @@\n one\n+two\n", TestName = "bad escape")]
    [TestCase("diff --git a/x b/x\n--- a/x\t2020-01-01\n+++ b/x\n@@ -1 +1,2 @@\n one\n+two\n", TestName = "time stamp after the name")]
    [TestCase("diff --cc x\nindex 1,2..3\n--- a/x\n+++ b/x\n", TestName = "combined diff")]
    [TestCase("nothing that looks like a diff\n", TestName = "prose")]
    public void A_header_that_contradicts_itself_is_malformed(string patch) =>
        Assert.That(Read.Refused(patch).Code, Is.EqualTo(ReasonCode.PatchMalformed));

    [Test]
    public void A_plain_diff_is_refused_with_the_way_to_make_a_good_one()
    {
        var reason = Read.Refused("--- a/x\n+++ b/x\n@@ -1 +1,2 @@\n one\n+two\n");
        Assert.That((reason.Code, reason.Detail.Contains("make the patch with `git diff`", StringComparison.Ordinal)), Is.EqualTo((ReasonCode.PatchMalformed, true)));
    }

    [Test]
    public void A_patch_converted_to_carriage_returns_is_named_as_such() =>
        Assert.That(Read.Refused(Read.Change("x").Replace("\n", "\r\n", StringComparison.Ordinal)).Detail, Does.Contain("converted"));

    [Test]
    public void Two_sections_for_one_file_are_malformed() =>
        Assert.Multiple(() =>
        {
            Assert.That(Read.Refused(Read.Change("x") + Read.Change("x")).Detail, Does.Contain("second section"));
            Assert.That(Read.Refused(Read.Change("x") + "diff --git a/x b/y\nsimilarity index 100%\nrename from x\nrename to y\n").Detail, Does.Contain("second section"));
            Assert.That(Read.Refused(Read.NewFile("y") + "diff --git a/x b/y\nsimilarity index 100%\ncopy from x\ncopy to y\n").Detail, Does.Contain("second section"));
        });

    [Test]
    public void Lines_that_look_like_headers_are_read_by_counting()
    {
        var hunk = Read.Parsed(Head + "@@ -1,3 +1,3 @@\n a\n--- a/y\n+++ b/y\n diff --git a/z b/z\n").Files.Single().Hunks.Single();
        Assert.Multiple(() =>
        {
            Assert.That(hunk.Lines.Select(line => line.Kind), Is.EqualTo(new[] { LineKind.Context, LineKind.Removed, LineKind.Added, LineKind.Context }));
            Assert.That(Encoding.ASCII.GetString(hunk.Lines[2].Text.Span), Is.EqualTo("++ b/y"));
        });
    }

    [Test]
    public void A_mailed_commit_is_one_diff_with_text_around_it()
    {
        var mail = "From 0123456789 Mon Sep 17 00:00:00 2001\nFrom: A <a@example.org>\nSubject: [PATCH] Sort once\n\n---\n x | 1 +\n\n" + Read.Change("x") + "-- \n2.39.5\n\n";
        Assert.Multiple(() =>
        {
            Assert.That(Read.Parsed(mail).Paths, Is.EqualTo(new[] { "x" }));
            Assert.That(Read.Refused(mail + mail).Detail, Does.Contain("not a series"));
        });
    }

    [Test]
    public void Text_before_the_diff_may_not_hold_another_diff() =>
        Assert.That(Read.Refused("A note\n--- a/tests/t.py\n+++ b/tests/t.py\n@@ -1 +1,2 @@\n one\n+two\n" + Read.Change("x")).Code, Is.EqualTo(ReasonCode.PatchMalformed));

    [TestCase("GIT binary patch\nliteral 5\nMcmZQzWMT#Y01f~L\n\nliteral 0\nHcmV?d00001\n\n")]
    [TestCase("Binary files a/x and b/x differ\n")]
    public void Binary_sections_are_refused(string body) =>
        Assert.That(Read.Refused("diff --git a/x b/x\nindex 1234567..89abcde 100644\n" + body).Code, Is.EqualTo(ReasonCode.PatchBinary));

    [Test]
    public void A_nul_byte_is_binary() => Assert.That(Read.Refused(Head + "@@ -1 +1,2 @@\n one\n+t\0o\n").Code, Is.EqualTo(ReasonCode.PatchBinary));

    [Test]
    public void Half_a_surrogate_pair_is_malformed() => Assert.That(Read.Refused(Read.Change("x") + "\ud800").Code, Is.EqualTo(ReasonCode.PatchMalformed));

    [Test]
    public void Each_cap_is_refused_as_too_large()
    {
        var limits = new PatchLimits(10_000, 3, 3, 100, 1_000, 1_000);
        var hunks = string.Concat(Enumerable.Range(0, 4).Select(index => $"@@ -{10 * index + 1} +{11 * index + 1},2 @@\n one\n+two\n").Select((text, index) => text.Replace($"+{11 * index + 1},", $"+{10 * index + 1 + index},", StringComparison.Ordinal)));
        Assert.Multiple(() =>
        {
            Assert.That(Read.Refused(Read.Change("x") + new string('\n', 10_000), limits).Code, Is.EqualTo(ReasonCode.PatchTooLarge), "bytes");
            Assert.That(Read.Refused(string.Concat(Enumerable.Range(0, 4).Select(index => Read.NewFile($"f{index}"))), limits).Code, Is.EqualTo(ReasonCode.PatchTooLarge), "files");
            Assert.That(Read.Refused(Head + hunks, limits).Code, Is.EqualTo(ReasonCode.PatchTooLarge), "hunks");
            Assert.That(Read.Refused(Head + $"@@ -1 +1,2 @@\n one\n+{new string('x', 101)}\n", limits).Code, Is.EqualTo(ReasonCode.PatchTooLarge), "line");
        });
    }

    [Test]
    public void A_small_patch_that_declares_256_MiB_is_refused_without_making_room_for_it()
    {
        var patch = Encoding.ASCII.GetBytes("diff --git a/x b/x\nindex 1234567..89abcde 100644\nGIT binary patch\nliteral 268435456\n" + string.Concat(Enumerable.Repeat("zcmeIu0RR910RaF20RR9100000000000000000000000000000000000000000000\n", 5_000)));
        var text = Encoding.ASCII.GetBytes(Head + "@@ -1,3 +1,268435456 @@\n" + string.Concat(Enumerable.Repeat("+\n", 170_000)));
        PatchReader.Read(patch);
        PatchReader.Read(text);
        var before = GC.GetAllocatedBytesForCurrentThread();
        var readings = new[] { PatchReader.Read(patch), PatchReader.Read(text) };
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.Multiple(() =>
        {
            Assert.That(readings, Is.All.InstanceOf<PatchReading.Refused>());
            Assert.That(allocated, Is.LessThan(64 * 1024));
        });
    }
}
