using Bench.Evaluation.Patches;
using Bench.Sandbox.HostPrograms;

namespace Bench.Evaluation.Tests.Patches;

public sealed class SampleHistoryTests
{
    [TestCase("tally")]
    [TestCase("weft")]
    public void Every_step_of_a_sample_repository_leads_to_gits_own_tree(string repository)
    {
        using var tree = new TemporaryTree();
        Import(repository, tree);
        var commits = TestGit.Text(tree.Root, "rev-list", "--first-parent", "--reverse", "main").Split('\n');
        TestGit.Run(tree.Root, "checkout", "-q", "-f", "--detach", commits[0]);
        foreach (var (parent, commit) in commits.Zip(commits.Skip(1)))
        {
            // The folder holds the parent, because the step before was right.
            var reading = PatchReader.Read(TestGit.Run(tree.Root, "diff", "--full-index", parent, commit));
            Assert.That(reading, Is.InstanceOf<PatchReading.Parsed>(), commit);
            Assert.That(PatchApplier.Apply(((PatchReading.Parsed)reading).Patch, tree.Root), Is.InstanceOf<PatchResult.Applied>(), commit);
            TestGit.Run(tree.Root, "add", "-A", "-f");
            Assert.That(TestGit.Text(tree.Root, "write-tree"), Is.EqualTo(TestGit.Text(tree.Root, "rev-parse", commit + "^{tree}")), commit);
        }

        Assert.That(commits, Has.Length.GreaterThan(40));
    }

    private static void Import(string repository, TemporaryTree tree)
    {
        var stream = File.ReadAllBytes(Path.Combine(RepositoryFolder.Root, "tasks", "samples", "repositories", repository + ".fast-import"));
        TestGit.Run(tree.Root, "init", "-q");
        var imported = HostCommand.RunAsync(["git", "fast-import", "--quiet"], tree.Root, stream, HostCommandLimits.Default, CancellationToken.None).GetAwaiter().GetResult();
        Assert.That(imported.Succeeded, imported.ErrorText);
    }
}
