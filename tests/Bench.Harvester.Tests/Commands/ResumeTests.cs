namespace Bench.Harvester.Tests.Commands;

/// <summary>A harvest that is killed at any moment goes on, and ends with the same list.</summary>
[CancelAfter(300_000)]
public sealed class ResumeTests
{
    private const int Kills = 20;

    [Test]
    public async Task Killed_at_random_moments_it_ends_with_the_same_candidates(CancellationToken cancellationToken)
    {
        using var folder = new TestFolder();
        Long(folder.At("repository"));
        var whole = await HarvestProgram.RunAsync(folder.Root, cancellationToken, "repository", "--until", "filter", "--out", "whole");
        Assert.That(whole.ExitCode, Is.Zero, whole.ErrorText);

        var random = new Random(11);
        var killed = 0;
        for (var attempt = 0; attempt < Kills; attempt++)
        {
            killed += await HarvestProgram.KilledAfterAsync(folder.Root, TimeSpan.FromMilliseconds(random.Next(150, 900)), cancellationToken, "repository", "--until", "filter", "--out", "killed") ? 0 : 1;
        }

        var last = await HarvestProgram.RunAsync(folder.Root, cancellationToken, "repository", "--until", "filter", "--out", "killed");
        TestContext.Progress.WriteLine($"killed {killed} times of {Kills}");

        Assert.That(last.ExitCode, Is.Zero, last.ErrorText);
        Assert.That(killed, Is.GreaterThan(0));
        Assert.That(await File.ReadAllLinesAsync(folder.At("whole", "candidates.jsonl"), cancellationToken), Has.Length.GreaterThan(300));
        Assert.That(await File.ReadAllTextAsync(folder.At("killed", "candidates.jsonl"), cancellationToken), Is.EqualTo(await File.ReadAllTextAsync(folder.At("whole", "candidates.jsonl"), cancellationToken)));
        Assert.That(Directory.GetFiles(folder.At("killed"), "*.part"), Is.Empty);
    }

    [Test]
    public async Task The_same_call_again_changes_nothing_and_says_so(CancellationToken cancellationToken)
    {
        using var folder = new TestFolder();
        TestGit.ImportSample("weft", folder.At("weft"));
        await HarvestProgram.RunAsync(folder.Root, cancellationToken, "weft", "--until", "filter", "--out", "out");
        var (candidates, funnel) = (await ReadAsync("candidates.jsonl"), await ReadAsync("funnel.json"));

        var again = await HarvestProgram.RunAsync(folder.Root, cancellationToken, "weft", "--until", "filter", "--out", "out");

        Assert.That(again.ErrorText, Does.Contain("34 of them were mined and filtered earlier"));
        Assert.That((await ReadAsync("candidates.jsonl"), await ReadAsync("funnel.json")), Is.EqualTo((candidates, funnel)));

        Task<string> ReadAsync(string name) => File.ReadAllTextAsync(folder.At("out", name), cancellationToken);
    }

    [Test]
    public async Task A_history_that_grew_is_mined_again(CancellationToken cancellationToken)
    {
        using var folder = new TestFolder();
        var history = new HistoryBuilder();
        var at = history.Squash(history.Squash(0, "Begin"), "Faster (#1)");
        history.Import(folder.At("repository"));
        await HarvestProgram.RunAsync(folder.Root, cancellationToken, "repository", "--until", "filter", "--out", "out");
        history.Squash(at, "Revert \"Faster (#1)\" (#2)");
        Directory.Delete(folder.At("repository"), recursive: true);
        history.Import(folder.At("repository"));

        await HarvestProgram.RunAsync(folder.Root, cancellationToken, "repository", "--until", "filter", "--out", "out");
        var story = await HarvestProgram.RunAsync(folder.Root, cancellationToken, "explain", "out", "1");

        Assert.That(story.OutputText, Does.Contain("taken back by #2"));
    }

    /// <summary>Some thousand pull requests, so that there is something to interrupt.</summary>
    private static void Long(string target)
    {
        var history = new HistoryBuilder();
        var at = history.Squash(0, "Begin");
        for (var number = 1; number <= 3000; number++)
        {
            at = history.Squash(at, number % 8 == 0 ? $"Speed up part {number} (#{number})" : $"Change {number} (#{number})", ($"module{number % 40}.py", string.Join('\n', Enumerable.Range(0, 30).Select(line => $"value_{line} = {number * line % 17}"))));
        }

        history.Import(target);
    }
}
