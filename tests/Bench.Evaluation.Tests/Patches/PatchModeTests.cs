using Bench.Contracts.Outcomes;
using Bench.Evaluation.Patches;

namespace Bench.Evaluation.Tests.Patches;

public sealed class PatchModeTests
{
    [TestCase("120000", "symbolic link")]
    [TestCase("160000", "submodule")]
    [TestCase("040000", "not allowed")]
    [TestCase("104755", "not allowed")]
    [TestCase("102755", "not allowed")]
    [TestCase("100777", "not allowed")]
    [TestCase("100664", "not allowed")]
    [TestCase("100600", "not allowed")]
    [TestCase("020666", "not allowed")]
    public void Only_plain_files_may_be_made(string mode, string word)
    {
        var reason = Read.Refused(Read.NewFile("x.py", mode));
        Assert.Multiple(() =>
        {
            Assert.That(reason.Code, Is.EqualTo(ReasonCode.PatchModeForbidden));
            Assert.That(reason.Detail, Does.Contain(word));
        });
    }

    [TestCase("old mode 100644\nnew mode 120000\n")]
    [TestCase("old mode 120000\nnew mode 100644\n")]
    [TestCase("old mode 100644\nnew mode 104755\n")]
    [TestCase("deleted file mode 120000\nindex 1234567..0000000\n--- a/x\n+++ /dev/null\n@@ -1 +0,0 @@\n-target\n\\ No newline at end of file\n")]
    [TestCase("index 1234567..89abcde 120000\n--- a/x\n+++ b/x\n@@ -1 +1 @@\n-a\n+b\n")]
    [TestCase("index 1234567..89abcde 160000\n--- a/x\n+++ b/x\n@@ -1 +1 @@\n-Subproject commit a\n+Subproject commit b\n")]
    public void A_link_or_submodule_may_not_be_touched(string rest) =>
        Assert.That(Read.Refused("diff --git a/x b/x\n" + rest).Code, Is.EqualTo(ReasonCode.PatchModeForbidden));

    [TestCase("10064")]
    [TestCase("100648")]
    [TestCase("0100644")]
    [TestCase("abcdef")]
    public void A_mode_is_six_octal_digits(string mode) =>
        Assert.That(Read.Refused(Read.NewFile("x", mode)).Code, Is.EqualTo(ReasonCode.PatchMalformed));

    [Test]
    public void The_executable_bit_may_change()
    {
        var change = Read.Parsed("diff --git a/x b/x\nold mode 100644\nnew mode 100755\n").Files[0];
        Assert.That((change.OldMode, change.NewMode, change.Kind), Is.EqualTo((EntryMode.Regular, EntryMode.Executable, ChangeKind.Modified)));
    }

    [Test]
    public void A_forbidden_mode_weighs_more_than_a_malformed_section_after_it() =>
        Assert.That(Read.Refused(Read.NewFile("x", "120000") + "diff --git nonsense\n").Code, Is.EqualTo(ReasonCode.PatchModeForbidden));
}
