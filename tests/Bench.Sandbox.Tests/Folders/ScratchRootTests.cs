using Bench.Sandbox.Folders;
using Bench.Sandbox.HostPrograms;

namespace Bench.Sandbox.Tests.Folders;

/// <summary>Scratch lies where everybody may write; a folder that somebody else may have prepared is not used.</summary>
[CancelAfter(60_000)]
public sealed class ScratchRootTests
{
    [Test]
    public async Task A_new_folder_can_be_entered_but_neither_listed_nor_written_by_others(CancellationToken cancellationToken)
    {
        using var parent = new TemporaryFolder();
        var folder = Path.Combine(parent.Path, "scratch");
        await ScratchRoot.EnsureAsync(folder, cancellationToken);
        Assert.That(File.GetUnixFileMode(folder), Is.EqualTo((UnixFileMode)0b111_001_001));
        Assert.That(async () => await ScratchRoot.EnsureAsync(folder, cancellationToken), Throws.Nothing);
    }

    [Test]
    public void A_link_is_refused(CancellationToken cancellationToken)
    {
        using var parent = new TemporaryFolder();
        var link = Path.Combine(parent.Path, "scratch");
        Directory.CreateSymbolicLink(link, Directory.CreateDirectory(Path.Combine(parent.Path, "target")).FullName);
        Assert.That(async () => await ScratchRoot.EnsureAsync(link, cancellationToken), Throws.InstanceOf<SandboxFaultException>().With.Message.Contains("is a link"));
    }

    [Test]
    public void A_folder_that_others_may_write_to_is_refused(CancellationToken cancellationToken)
    {
        using var parent = new TemporaryFolder();
        var folder = Directory.CreateDirectory(Path.Combine(parent.Path, "scratch")).FullName;
        File.SetUnixFileMode(folder, (UnixFileMode)0b111_111_111);
        Assert.That(async () => await ScratchRoot.EnsureAsync(folder, cancellationToken), Throws.InstanceOf<SandboxFaultException>().With.Message.Contains("can be written by others"));
    }

    [Test]
    public async Task A_folder_of_another_user_is_refused(CancellationToken cancellationToken)
    {
        using var parent = new TemporaryFolder();
        var folder = "/"; // root's, where the tests are somebody else
        if (Environment.IsPrivilegedProcess)
        {
            folder = Directory.CreateDirectory(Path.Combine(parent.Path, "scratch")).FullName;
            await HostCommand.RunAsync(["chown", "12345", folder], "/", default, HostCommandLimits.Default, cancellationToken);
        }

        Assert.That(async () => await ScratchRoot.EnsureAsync(folder, cancellationToken), Throws.InstanceOf<SandboxFaultException>().With.Message.Contains("belongs to the user"));
    }
}
