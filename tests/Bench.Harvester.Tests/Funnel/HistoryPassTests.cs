using Bench.Evaluation.Sources;
using Bench.Harvester.Filter;
using Bench.Harvester.Filter.Edits;
using Bench.Harvester.Funnel;
using Bench.Harvester.Mine.Diffs;
using Bench.Harvester.Tests.Mine;

namespace Bench.Harvester.Tests.Funnel;

[CancelAfter(120_000)]
public sealed class HistoryPassTests
{
    [Test]
    public async Task Workers_and_portions_change_no_candidate_and_no_evidence([Values("tally", "weft")] string sample, CancellationToken cancellationToken)
    {
        using var folder = new TestFolder();
        var path = TestGit.ImportSample(sample, folder.At("repository"));
        var alone = await PassAsync(path, folder.At("alone"), sideBySide: 1, portion: 1000, cancellationToken);
        var together = await PassAsync(path, folder.At("together"), sideBySide: 2, portion: 3, cancellationToken);
        Assert.That(alone, Is.Not.Empty);
        Assert.That(together, Is.EqualTo(alone));
    }

    /// <summary>A line for each pull request in rank order, and for each that is out.</summary>
    private static async Task<List<string>> PassAsync(string path, string folder, int sideBySide, int portion, CancellationToken cancellationToken)
    {
        var clone = await Mining.CloneAsync(path, cancellationToken);
        var found = await Mining.FoundAsync(path, cancellationToken);
        await using var edits = new MeaningfulEditStep(new GitRepository(clone.GitDirectory));
        var steps = new FilterSteps(new PullRequestFilter(), edits);
        using var store = HarvestStore.Open(folder, TimeProvider.System);
        var pass = new HistoryPass(await ChangeReader.OpenAsync(clone, cancellationToken), steps, store, new SilentObserver(), TimeProvider.System) { SideBySide = sideBySide, Portion = portion };
        await pass.RunAsync(found, cancellationToken);
        return
        [
            .. store.Ranked().Select(candidate => $"{candidate.Number} {candidate.Score}"),
            .. found.SelectMany(request => store.Verdicts(request.Number).Select(kept => $"{request.Number} {kept.Verdict.Stage} {kept.Verdict.Reason} {string.Join(", ", kept.Verdict.Evidence)}")),
        ];
    }
}
