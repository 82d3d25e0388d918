using Bench.Evaluation.Patches;

namespace Bench.Evaluation.Tests.Patches;

public sealed class RoundTripTests
{
    [TestCase(1, "-M")]
    [TestCase(2, "-C", "--find-copies-harder")]
    [TestCase(3, "--no-renames")]
    [TestCase(4, "-U1")]
    [TestCase(5, "-U10", "--full-index", "-c", "core.quotepath=false")]
    public void What_git_writes_ours_applies_to_the_same_tree(int series, params string[] options)
    {
        for (var index = 0; index < 8; index++)
        {
            Check(1000 * series + index, options);
        }
    }

    private static void Check(int seed, string[] options)
    {
        using var tree = new TemporaryTree();
        var random = new RandomTree(seed);
        random.Grow();
        random.WriteTo(tree);
        TestGit.Commit(tree.Root);
        var before = tree.Manifest();
        random.Edit();
        random.WriteTo(tree);
        var expected = TestGit.Commit(tree.Root);
        string[] settings = options.Length > 2 && options[^2] == "-c" ? options[^2..] : [];
        var diff = TestGit.Run(tree.Root, [.. settings, "diff", "--text", .. options[..^settings.Length], "HEAD~1", "HEAD"]);
        TestGit.Run(tree.Root, "checkout", "-q", "-f", "HEAD~1");

        var reading = PatchReader.Read(diff);
        if (reading is PatchReading.Parsed parsed)
        {
            var clean = Without(before);
            var result = PatchApplier.Apply(parsed.Patch, tree.Root);
            Assert.That(result, Is.InstanceOf<PatchResult.Applied>(), $"seed {seed} {result}");
            Assert.That(((PatchResult.Applied)result).Change.Verify(clean, Without(tree.Manifest())), Is.Null, $"seed {seed}");
            Assert.That(Paths(PatchReader.Read(PatchWriter.Write(parsed.Patch))), Is.EqualTo(Paths(reading)), $"seed {seed}");
        }
        else
        {
            Assert.That(reading, Is.InstanceOf<PatchReading.Empty>(), $"seed {seed} {reading}");
        }

        Assert.That(TestGit.Commit(tree.Root), Is.EqualTo(expected), $"seed {seed}");
    }

    private static TreeManifest Without(TreeManifest manifest) => new(manifest.Entries.RemoveRange(manifest.Entries.Keys.Where(path => path.StartsWith(".git/", StringComparison.Ordinal))));

    /// <summary>Everything that a patch says, in a form that compares by value.</summary>
    private static IEnumerable<string> Paths(PatchReading reading) =>
        ((PatchReading.Parsed)reading).Patch.Files.SelectMany(file => file.Hunks
            .SelectMany(hunk => hunk.Lines.Select(line => $"{hunk.OldStart},{hunk.OldCount},{hunk.NewStart},{hunk.NewCount} {line.Kind} {line.Ended} {Convert.ToHexString(line.Text.Span)}"))
            .Prepend($"{file.Kind} {file.OldPath} {file.NewPath} {file.NewMode}"));
}
