using Bench.Sandbox.HostPrograms;

namespace Bench.Harvester.Tests.Commands;

/// <summary>A harvest on a file system that is full at different moments: when it begins, while it is kept, and while its files are written.</summary>
[TestFixture]
[CancelAfter(120_000)]
public sealed class FullDiskTests
{
    private readonly TestFolder _folder = new();
    private string _expected = "";

    [OneTimeSetUp]
    public async Task HarvestUndisturbed()
    {
        TestGit.ImportSample("tally", _folder.At("tally"));
        var run = await HarvestAsync("undisturbed");
        Assert.That(run.ExitCode, Is.Zero, run.ErrorText);
        _expected = await File.ReadAllTextAsync(_folder.At("undisturbed", "candidates.jsonl"));
    }

    [OneTimeTearDown]
    public void End() => _folder.Dispose();

    [TestCase(16)]
    [TestCase(64)]
    [TestCase(200)]
    [TestCase(240)]
    public async Task It_says_where_room_is_missing_leaves_nothing_half_and_goes_on(int kibibytes)
    {
        var cancellationToken = TestContext.CurrentContext.CancellationToken;
        var disk = Directory.CreateDirectory(_folder.At($"disk-{kibibytes}")).FullName;
        await Shell.RunAsync($"mount -t tmpfs -o size={kibibytes}k tmpfs {disk}", cancellationToken);
        try
        {
            var run = await HarvestAsync(Path.Combine($"disk-{kibibytes}", "out"));
            Assert.That(run.ExitCode, Is.EqualTo(3), run.ErrorText);
            Assert.That(run.ErrorText.TrimEnd().Split('\n')[^1], Does.StartWith("bench: fault: ").And.EndsWith($"Now 0 MiB are free in {disk}/out. Make room and run the same command again; what is finished is kept."));
            Assert.That(Directory.GetFiles(Path.Combine(disk, "out"), "candidates.jsonl").Select(File.ReadAllText), Is.All.EqualTo(_expected), "whole or not there");

            await Shell.RunAsync($"mount -o remount,size=8m {disk}", cancellationToken);
            run = await HarvestAsync(Path.Combine($"disk-{kibibytes}", "out"));
            Assert.That(run.ExitCode, Is.Zero, run.ErrorText);
            Assert.That(await File.ReadAllTextAsync(Path.Combine(disk, "out", "candidates.jsonl")), Is.EqualTo(_expected));
            Assert.That(Directory.GetFiles(Path.Combine(disk, "out"), "*.part"), Is.Empty);
        }
        finally
        {
            await Shell.RunAsync($"umount {disk}", CancellationToken.None);
        }
    }

    private Task<HostCommandResult> HarvestAsync(string name) => HarvestProgram.RunAsync(_folder.Root, TestContext.CurrentContext.CancellationToken, "tally", "--until", "filter", "--out", name);
}
