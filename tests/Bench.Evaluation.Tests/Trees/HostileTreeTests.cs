using Bench.Contracts.Outcomes;
using Bench.Evaluation.Evaluations;
using Bench.Evaluation.Trees;
using Bench.Sandbox.Folders;
using Bench.Sandbox.HostPrograms;

namespace Bench.Evaluation.Tests.Trees;

/// <summary>Trees that submitted code could leave to stop the harness, or to lead it astray.</summary>
public sealed class HostileTreeTests
{
    private const string NotUtf8 = "touch \"$(printf 'a\\377')\"; mkdir \"$(printf 'b\\376')\"; touch \"$(printf 'b\\376/x')\"";
    private const string TooDeep = "n=$(printf 'd%.0s' $(seq 200)); for i in $(seq 30); do mkdir $n; cd $n; done";
    private const string Closed = "mkdir a; touch a/x; chmod 000 a";

    [TestCase(NotUtf8, "not UTF-8")]
    [TestCase(TooDeep, "2048 characters")]
    [TestCase(Closed, "cannot read")]
    [TestCase("ln -s /proc/self/root all; mkfifo pipe; ln -s nowhere gone", null)]
    public async Task A_tree_that_cannot_be_read_fails_its_own_build(string script, string? flaw)
    {
        var tree = await TreeAsync(script);
        var reason = BuiltTree.FlawOf(tree, CancellationToken.None);
        Assert.That(reason?.Detail, flaw is null ? Is.Null : Does.Contain(flaw));
        Assert.That(reason?.Code, flaw is null ? Is.Null : Is.EqualTo(ReasonCode.BuildFailed));
        TreeRemoval.Remove(tree);
    }

    [TestCase(NotUtf8)]
    [TestCase(TooDeep)]
    [TestCase(Closed)]
    public async Task Whatever_is_left_can_be_removed(string script)
    {
        var tree = await TreeAsync(script);
        TreeRemoval.Remove(tree);
        Assert.That(Directory.Exists(tree), Is.False);
    }

    [Test]
    public async Task A_removed_link_leaves_what_it_points_to()
    {
        var kept = Path.Combine(Some.Folder(), "kept");
        await File.WriteAllTextAsync(kept, "");
        var tree = await TreeAsync($"ln -s {Path.GetDirectoryName(kept)} out; {NotUtf8}");
        TreeRemoval.Remove(tree);
        Assert.That(File.Exists(kept), Is.True);
    }

    [Test]
    [CancelAfter(30_000)]
    public async Task A_named_pipe_is_copied_as_an_empty_file(CancellationToken cancellationToken)
    {
        var tree = await TreeAsync("mkfifo pipe; ln -s /etc out; printf x > full; touch empty; chmod 700 full empty");
        var copy = tree + "-copy";
        await Task.Run(() => TreeCopy.Copy(tree, copy), cancellationToken).WaitAsync(cancellationToken);
        Assert.That(await File.ReadAllBytesAsync(Path.Combine(copy, "pipe"), cancellationToken), Is.Empty);
        Assert.That(new FileInfo(Path.Combine(copy, "out")).LinkTarget, Is.EqualTo("/etc"));
        Assert.That(File.GetUnixFileMode(Path.Combine(copy, "empty")), Is.EqualTo(File.GetUnixFileMode(Path.Combine(copy, "full"))));
    }

    private static async Task<string> TreeAsync(string script)
    {
        var tree = Some.Folder();
        var result = await HostCommand.RunAsync(["bash", "-c", script], tree, default, HostCommandLimits.Default, CancellationToken.None);
        Assert.That(result.Succeeded, Is.True, result.ErrorText);
        return tree;
    }
}
