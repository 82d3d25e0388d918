using System.Text;
using Bench.Contracts.Outcomes;
using Bench.Evaluation.Patches;

namespace Bench.Evaluation.Tests.Patches;

public sealed class ExpertPatchTests
{
    [Test]
    public void Protected_sections_are_dropped_whatever_they_hold()
    {
        var diff = Read.Change("src/a.py")
            + Read.Change("tests/test_a.py")
            + "diff --git a/tests/data.bin b/tests/data.bin\nindex 1234567..89abcde 100644\nBinary files a/tests/data.bin and b/tests/data.bin differ\n"
            + "diff --git a/tests/link b/tests/link\nnew file mode 120000\nindex 0000000..1234567\n--- /dev/null\n+++ b/tests/link\n@@ -0,0 +1 @@\n+target\n\\ No newline at end of file\n"
            + Read.NewFile("src/b c.py", "100755");
        var kept = (ExpertPatch.Kept)ExpertPatch.Of(Encoding.UTF8.GetBytes(diff), new PatchPolicy());
        Assert.Multiple(() =>
        {
            Assert.That(kept.Patch.Paths, Is.EqualTo(new[] { "src/a.py", "src/b c.py" }));
            Assert.That(kept.Dropped, Is.EqualTo(new[] { "tests/data.bin", "tests/link", "tests/test_a.py" }));
            Assert.That(Encoding.UTF8.GetString(kept.Diff.Span), Does.StartWith(Read.Change("src/a.py")).And.Not.Contain("tests"));
            Assert.That(new PatchPolicy().Check(kept.Patch).Refusal, Is.Null);
        });
    }

    [Test]
    public void A_commit_of_tests_leaves_nothing() =>
        Assert.That(ExpertPatch.Of(Encoding.UTF8.GetBytes(Read.Change("tests/test_a.py")), new PatchPolicy()), Is.InstanceOf<ExpertPatch.Nothing>());

    [Test]
    public void A_move_across_the_border_is_refused_with_the_mend()
    {
        var refused = (ExpertPatch.Refused)ExpertPatch.Of("diff --git a/tests/a.py b/src/a.py\nsimilarity index 100%\nrename from tests/a.py\nrename to src/a.py\n"u8.ToArray(), new PatchPolicy());
        Assert.That(refused.Reason.Detail, Does.Contain("--no-renames"));
    }

    [Test]
    public void Binary_source_of_an_expert_is_refused_too()
    {
        var refused = (ExpertPatch.Refused)ExpertPatch.Of("diff --git a/src/x b/src/x\nindex 1234567..89abcde 100644\nBinary files a/src/x and b/src/x differ\n"u8.ToArray(), new PatchPolicy());
        Assert.That(refused.Reason.Code, Is.EqualTo(ReasonCode.PatchBinary));
    }
}
