using Bench.Evaluation.Patches;

namespace Bench.Evaluation.Tests.Patches;

public sealed class TreeManifestTests
{
    [Test]
    public void Links_are_listed_and_never_followed()
    {
        using var outside = new TemporaryTree().With("secret", "one\n");
        using var tree = new TemporaryTree().With("a/b", "one\n").WithLink("link", outside.Root).WithLink("a/loop", "..");
        var entries = tree.Manifest().Entries;
        Assert.Multiple(() =>
        {
            Assert.That(entries.Keys, Is.EqualTo(new[] { "a/b", "a/loop", "link" }));
            Assert.That(entries["link"].Mode, Is.EqualTo(EntryMode.SymbolicLink));
        });
    }

    [Test]
    public void Each_kind_of_difference_is_found()
    {
        using var before = new TemporaryTree().With("same", "s").With("content", "a").With("mode", "m").With("gone", "g");
        using var after = new TemporaryTree().With("same", "s").With("content", "b").With("mode", "m", executable: true).With("made", "n");
        var changes = TreeManifest.Between(before.Manifest(), after.Manifest());
        Assert.That(
            changes.Select(change => (change.Path, change.Before is null, change.After is null)),
            Is.EqualTo(new[] { ("content", false, false), ("gone", false, true), ("made", true, false), ("mode", false, false) }));
    }
}
