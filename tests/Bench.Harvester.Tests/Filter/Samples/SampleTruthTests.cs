using System.Collections.Immutable;
using System.Text.Json;
using Bench.Evaluation;
using Bench.Evaluation.Sources;
using Bench.Harvester.Filter;
using Bench.Harvester.Filter.Edits;
using Bench.Harvester.Funnel;
using Bench.Harvester.Mine;
using Bench.Harvester.Mine.Diffs;
using Bench.Harvester.Mine.Histories;

namespace Bench.Harvester.Tests.Filter.Samples;

[CancelAfter(120_000)]
public sealed class SampleTruthTests
{
    private static readonly string Samples = Path.Combine(RepositoryFolder.Root, "tasks", "samples", "repositories");

    [Test]
    public async Task Each_pull_request_of_a_sample_ends_where_its_truth_says([Values("tally", "weft")] string sample, CancellationToken cancellationToken)
    {
        var verdicts = await JudgeAsync(sample, cancellationToken);
        var expected = Truth(sample);
        Assert.That(verdicts.Keys, Is.EquivalentTo(expected.Keys));
        Assert.Multiple(() =>
        {
            foreach (var (number, (kind, stage, reason)) in expected)
            {
                var verdict = verdicts[number];
                Assert.That(verdict.Reason, Is.EqualTo(stage == "filter" ? reason : FilterReasons.Accepted), $"#{number} {kind}: {verdict.Detail}");
            }
        });
    }

    [Test]
    public async Task What_is_fast_ranks_before_what_only_sounds_so([Values("tally", "weft")] string sample, CancellationToken cancellationToken)
    {
        var verdicts = await JudgeAsync(sample, cancellationToken);
        var truth = Truth(sample);
        var scores = verdicts.Where(pair => pair.Value.Reason is FilterReasons.Accepted or FilterReasons.BelowThreshold)
            .ToLookup(pair => truth[pair.Key].Kind == "performance", pair => pair.Value.Evidence.Sum(evidence => evidence.Weight));
        Assert.That(scores[true].Min(), Is.GreaterThan(scores[false].Max()));
    }

    private static async Task<Dictionary<int, StageVerdict>> JudgeAsync(string sample, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateDirectory(Path.Combine(TestContext.CurrentContext.WorkDirectory, Guid.NewGuid().ToString("N"))).FullName;
        var clone = await new CloneFinder(new BenchFolders(folder)).FindAsync(Path.Combine(Samples, sample + ".fast-import"), new Progress<string>(), cancellationToken);
        var found = FoundPullRequests.In(await HistoryReader.ReadAsync(clone, cancellationToken), clone);
        await using var edits = new MeaningfulEditStep(new GitRepository(clone.GitDirectory));
        var steps = new FilterSteps(new PullRequestFilter(), edits);
        var judged = new List<JudgedChange>();
        var reader = await ChangeReader.OpenAsync(clone, cancellationToken);
        await reader.ReadAsync(found, change => judged.Add(new JudgedChange(change.PullRequest, MineVerdict.Of(change.PullRequest), steps.First(change), 0)), cancellationToken);
        return (await steps.SecondAsync(judged, cancellationToken)).ToDictionary(change => change.PullRequest.Number, change => change.Filter!);
    }

    private static ImmutableSortedDictionary<int, (string Kind, string Stage, string Reason)> Truth(string sample)
    {
        using var truth = JsonDocument.Parse(File.ReadAllText(Path.Combine(Samples, sample + ".truth.json")));
        return truth.RootElement.GetProperty("pullRequests").EnumerateArray().ToImmutableSortedDictionary(
            request => request.GetProperty("number").GetInt32(),
            request => (
                request.GetProperty("kind").GetString()!,
                request.GetProperty("expected").GetProperty("stage").GetString()!,
                request.GetProperty("expected").GetProperty("reason").GetString()!));
    }
}
