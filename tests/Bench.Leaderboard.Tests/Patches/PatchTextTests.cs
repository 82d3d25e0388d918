using Bench.Leaderboard.Patches;
using static Bench.Leaderboard.Patches.PatchLineKind;

namespace Bench.Leaderboard.Tests.Patches;

[TestFixture]
public sealed class PatchTextTests
{
    private const string Patch = "diff --git a/x.sql b/x.sql\n--- a/x.sql\n+++ b/x.sql\n@@ -1,4 +1,3 @@\n select\n--- old\n-- older\n+++ new\n\n\\ No newline at end of file\n";

    [Test]
    public void Lines_in_a_hunk_are_never_taken_for_heads()
    {
        Assert.That(
            PatchText.Lines(Patch, 100).Select(line => (line.Kind, line.Text)),
            Is.EqualTo(new[]
            {
                (PatchLineKind.File, "diff --git a/x.sql b/x.sql"), (PatchLineKind.File, "--- a/x.sql"), (PatchLineKind.File, "+++ b/x.sql"), (Place, "@@ -1,4 +1,3 @@"), (Context, "select"),
                (Deleted, "-- old"), (Deleted, "- older"), (Inserted, "++ new"), (Context, ""), (Context, "\\ No newline at end of file"),
            }));
    }

    [Test]
    public void Deleted_lines_stand_with_what_comes_in_their_place()
    {
        var change = PatchText.Blocks(PatchText.Lines(Patch, 100)).Single(block => block.IsChange);

        Assert.That((change.Old.Length, change.New.Length), Is.EqualTo((2, 1)));
    }

    [TestCase("")]
    [TestCase("not a patch\nat all")]
    [TestCase("@@ -1,999999999 +1,1 @@\n-a\n")]
    [TestCase("@@ @@\n\r\n-\n+")]
    public void Any_text_is_shown_and_none_refused(string patch)
    {
        var lines = PatchText.Lines(patch, 100);

        Assert.That(PatchText.Blocks(lines).Sum(block => block.Old.Length + block.New.Length), Is.EqualTo(lines.Length));
    }

    [Test]
    public void A_long_patch_is_cut() => Assert.That(PatchText.Lines(string.Concat(Enumerable.Repeat("+x\n", 1000)), 10), Has.Length.EqualTo(10));
}
