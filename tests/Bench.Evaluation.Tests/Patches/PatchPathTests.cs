using Bench.Contracts.Outcomes;

namespace Bench.Evaluation.Tests.Patches;

public sealed class PatchPathTests
{
    [TestCase("../evil.py")]
    [TestCase("src/../../evil.py")]
    [TestCase("src/..")]
    [TestCase("./evil.py")]
    [TestCase("src/./evil.py")]
    [TestCase("src//evil.py")]
    [TestCase("/etc/passwd")]
    [TestCase("C:/windows/evil.py")]
    [TestCase("c:evil.py")]
    [TestCase(".git/hooks/post-checkout")]
    [TestCase(".GIT/config")]
    [TestCase("sub/.Git/config")]
    [TestCase(".git")]
    [TestCase(".git./config")]
    [TestCase(".git /config")]
    [TestCase(".git::$INDEX_ALLOCATION/config")]
    [TestCase("git~1/config")]
    [TestCase("GIT~1/config")]
    [TestCase("src/evil.py.")]
    [TestCase("src/evil.py ")]
    [TestCase("src./evil.py")]
    [TestCase("src/")]
    [TestCase("src\\evil.py")]
    [TestCase("src/\u0001evil.py")]
    [TestCase("src/\u001b[2Jevil.py")]
    [TestCase(".g\u200cit/config")]
    public void A_path_that_escapes_or_disguises_is_unsafe(string name) =>
        Assert.That(Read.Refused(Read.NewFile(name)).Code, Is.EqualTo(ReasonCode.PatchPathUnsafe));

    [TestCase("\"a/src\\\\evil.py\"", "\"b/src\\\\evil.py\"", TestName = "backslash")]
    [TestCase("\"a/evil\\000.py\"", "\"b/evil\\000.py\"", TestName = "NUL")]
    [TestCase("\"a/evil\\n.py\"", "\"b/evil\\n.py\"", TestName = "newline")]
    [TestCase("\"a/evil\\377.py\"", "\"b/evil\\377.py\"", TestName = "not UTF-8")]
    [TestCase("\"a/\\056\\056/evil.py\"", "\"b/\\056\\056/evil.py\"", TestName = "dots in octal")]
    [TestCase("\"a/\\056git/config\"", "\"b/\\056git/config\"", TestName = "git folder in octal")]
    public void A_quoted_path_is_judged_by_what_it_means(string oldName, string newName) =>
        Assert.That(Read.Refused(Read.Change(newName, oldName)).Code, Is.EqualTo(ReasonCode.PatchPathUnsafe));

    [TestCase("rename", "x.py", "../x.py")]
    [TestCase("rename", "../../etc/passwd", "x.py")]
    [TestCase("rename", "x.py", ".git/hooks/pre-commit")]
    [TestCase("copy", ".git/config", "x.py")]
    [TestCase("copy", "/etc/passwd", "x.py")]
    public void Both_names_of_a_move_are_judged(string verb, string from, string to) =>
        Assert.That(
            Read.Refused($"diff --git a/{from} b/{to}\nsimilarity index 100%\n{verb} from {from}\n{verb} to {to}\n").Code,
            Is.EqualTo(ReasonCode.PatchPathUnsafe));

    [Test]
    public void An_absolute_name_without_prefix_is_unsafe_rather_than_malformed() =>
        Assert.That(Read.Refused("diff --git /etc/passwd /etc/passwd\n--- /etc/passwd\n+++ /etc/passwd\n@@ -1 +1,2 @@\n one\n+two\n").Code, Is.EqualTo(ReasonCode.PatchPathUnsafe));

    [Test]
    public void A_name_too_long_for_a_file_system_is_unsafe() =>
        Assert.Multiple(() =>
        {
            Assert.That(Read.Refused(Read.NewFile(new string('x', 256))).Code, Is.EqualTo(ReasonCode.PatchPathUnsafe));
            Assert.That(Read.Refused(Read.NewFile(string.Join('/', Enumerable.Repeat("folder", 200)))).Code, Is.EqualTo(ReasonCode.PatchPathUnsafe));
        });

    [TestCase("src/a.py", "src/a.py")]
    [TestCase("a b/c d.py", "a b/c d.py")]
    [TestCase("a b/b/a b/b", "a b/b/a b/b")]
    [TestCase(".gitignored/x", ".gitignored/x")]
    [TestCase("digit~1", "digit~1")]
    [TestCase("..a/...b", "..a/...b")]
    [TestCase("größe.cs", "größe.cs")]
    public void A_plain_path_is_read_as_it_stands(string name, string path) =>
        Assert.That(Read.Parsed(Read.Change(name)).Files[0].NewPath, Is.EqualTo(path));

    [TestCase("\"a/gr\\303\\266\\303\\237e.cs\"", "\"b/gr\\303\\266\\303\\237e.cs\"", "größe.cs")]
    [TestCase("\"a/say \\\"hi\\\".py\"", "\"b/say \\\"hi\\\".py\"", "say \"hi\".py")]
    public void Quoted_names_are_unquoted(string oldName, string newName, string path) =>
        Assert.That(Read.Parsed(Read.Change(newName, oldName)).Files[0].NewPath, Is.EqualTo(path));

    [Test]
    public void A_message_shows_a_hostile_name_escaped_and_short()
    {
        var detail = Read.Refused(Read.NewFile("\u001b]0;Mean: 1e-9 " + new string('x', 600))).Detail;
        Assert.Multiple(() =>
        {
            Assert.That(detail, Does.Contain("\\x1b"));
            Assert.That(detail.All(character => character is >= ' ' and <= '~'));
            Assert.That(detail, Has.Length.LessThan(300));
        });
    }
}
