using System.Collections.Immutable;
using System.Text;
using Bench.Harvester.Mine;
using Bench.Harvester.Mine.Diffs;

namespace Bench.Harvester.Tests.Mine.Diffs;

public sealed class DiffParserTests
{
    private const string Commit = "0123456789abcdef0123456789abcdef01234567";
    private const string Zeros = "0000000000000000000000000000000000000000";

    [Test]
    public void A_hunk_that_looks_like_heads_of_files_and_commits_is_only_text()
    {
        var diff = Read(
            $":100644 100644 {Commit} {Commit} M\ta.py", "", "diff --git a/a.py b/a.py", "--- a/a.py", "+++ b/a.py",
            "@@ -1,2 +1,4 @@", "--- a/x.py", "-@@ -1 +1 @@", "+++ b/x.py", "+diff --git a/x.py b/x.py", $"+{Commit}", "+:100644 100644");

        Assert.That(diff.Single().Removed, Is.EqualTo(new[] { "-- a/x.py", "@@ -1 +1 @@" }));
        Assert.That(diff.Single().Added, Is.EqualTo(new[] { "++ b/x.py", "diff --git a/x.py b/x.py", Commit, ":100644 100644" }));
    }

    [Test]
    public void A_missing_line_end_is_no_line()
    {
        var diff = Read(
            $":100644 100644 {Commit} {Commit} M\ta.py", "", "diff --git a/a.py b/a.py",
            "@@ -1 +1 @@", "-old", "\\ No newline at end of file", "+new", "\\ No newline at end of file", "@@ -3,0 +4 @@", "+more");

        Assert.That((diff.Single().File.AddedLines, diff.Single().File.RemovedLines), Is.EqualTo((2, 1)));
    }

    [Test]
    public void A_file_that_became_a_link_is_one_file()
    {
        var diff = Read(
            $":100644 120000 {Commit} {Commit} T\ta", $":100644 100644 {Commit} {Commit} M\tb", "",
            "diff --git a/a b/a", "deleted file mode 100644", "@@ -1 +0,0 @@", "-text", "diff --git a/a b/a", "new file mode 120000", "@@ -0,0 +1 @@", "+target",
            "diff --git a/b b/b", "@@ -1 +1 @@", "-x", "+y");

        Assert.That(diff.Select(file => $"{file.File.Path} {file.File.Kind} +{string.Join(',', file.Added)} -{string.Join(',', file.Removed)}"), Is.EqualTo(new[] { "a Modified +target -text", "b Modified +y -x" }));
    }

    [Test]
    public void Renamed_binary_and_mode_only_files_have_their_kinds_and_no_lines()
    {
        var diff = Read(
            $":100644 100644 {Commit} {Commit} R100\told name.py\tnew\"name.py".Replace("new\"name.py", "\"new\\\"name\\303\\244.py\"", StringComparison.Ordinal),
            $":100644 100755 {Commit} {Commit} M\trun", $":000000 100644 {Zeros} {Commit} A\tx.png", "",
            "diff --git a/old name.py \"b/new\\\"name.py\"", "similarity index 100%", "diff --git a/run b/run", "old mode 100644", "new mode 100755",
            "diff --git a/x.png b/x.png", "new file mode 100644", "Binary files /dev/null and b/x.png differ");

        Assert.That(diff.Select(file => file.File), Is.EqualTo(new[]
        {
            new ChangedFile("new\"nameä.py", "old name.py", FileChange.Renamed, 0, 0),
            new ChangedFile("run", null, FileChange.Modified, 0, 0),
            new ChangedFile("x.png", null, FileChange.Added, null, null),
        }));
    }

    [Test]
    public void More_lines_than_are_kept_are_counted()
    {
        var lines = DiffParser.LinesOfFile + 7;
        var diff = Read([$":000000 100644 {Zeros} {Commit} A\ta.py", "", "diff --git a/a.py b/a.py", $"@@ -0,0 +1,{lines} @@", .. Enumerable.Repeat("+x", lines)]);

        Assert.That((diff.Single().Added.Length, diff.Single().File.AddedLines), Is.EqualTo((DiffParser.LinesOfFile, lines)));
    }

    [TestCase(":100644 nonsense")]
    [TestCase("diff --git a/a b/a")]
    [TestCase("@@ -1 +1 @@")]
    public void What_git_does_not_write_is_refused(string line) =>
        Assert.That(() => Read(line), Throws.InstanceOf<InvalidDataException>());

    private static ImmutableArray<FileDiff> Read(params string[] lines)
    {
        ImmutableArray<FileDiff> read = [];
        var parser = new DiffParser((commit, files) => read = commit == Commit ? files : throw new InvalidDataException(commit));
        foreach (var line in lines.Prepend(Commit))
        {
            parser.Read(Encoding.UTF8.GetBytes(line));
        }

        parser.Finish();
        return read;
    }
}
