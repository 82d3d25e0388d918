using Bench.Sandbox.Processes;

namespace Bench.Sandbox.Tests.HostCells;

public sealed class ReachTests
{
    [Test]
    public void The_first_folder_that_others_cannot_enter_is_named()
    {
        using var folder = new TemporaryFolder();
        File.SetUnixFileMode(folder.Path, (UnixFileMode)0b111_101_101);
        var closed = Directory.CreateDirectory(Path.Combine(folder.Path, "a", "closed")).FullName;
        var below = Directory.CreateDirectory(Path.Combine(closed, "b")).FullName;
        File.SetUnixFileMode(closed, (UnixFileMode)0b111_000_000);

        Assert.Multiple(() =>
        {
            Assert.That(Reach.FirstClosed(below), Is.EqualTo(closed));
            Assert.That(Reach.FirstClosed(Path.Combine(folder.Path, "a")), Is.Null);
            Assert.That(Reach.FirstClosed(Path.Combine(folder.Path, "made", "later")), Is.Null);
        });
    }
}
