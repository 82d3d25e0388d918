using Bench.Evaluation.Sources;
using Bench.Harvester.Filter;
using Bench.Harvester.Filter.Edits;
using Bench.Harvester.Funnel;
using Bench.Harvester.Mine;
using Bench.Harvester.Tests.Mine;

namespace Bench.Harvester.Tests.Filter.Edits;

[CancelAfter(120_000)]
public sealed class MeaningfulEditStepTests
{
    private const string Old = "def total(values):\n    result = 0\n    for value in values:\n        result += value\n    return result\n";

    private TestFolder _folder = null!;

    [OneTimeSetUp]
    public void Begin()
    {
        _folder = new TestFolder();
        var history = new HistoryBuilder();
        var at = history.Squash(0, "Begin", ("a.py", Old), ("b.py", Old));
        at = history.Squash(at, "Speed up sums (#1)", ("a.py", Old.Replace("result", "found", StringComparison.Ordinal)), ("b.py", "# Sums.\n" + Old));
        at = history.Squash(at, "Speed up sums (#2)", ("a.py", "# Sums.\n" + Old), ("b.py", "def total(values):\n    return sum(values)\n"));
        at = history.Squash(at, "Speed up sums (#3)", ("a.py", "# All sums.\n" + Old), ("c.py", "x = 1\n"));
        history.Squash(at, "Speed up sums (#4)", ("a.rs", "fn a() {}\n"));
        history.Import(_folder.At("repository"));
    }

    [OneTimeTearDown]
    public void End() => _folder.Dispose();

    [TestCase(1, FilterReasons.NoMeaningfulEdit)]
    [TestCase(2, FilterReasons.Accepted)]
    [TestCase(3, FilterReasons.Accepted)]
    [TestCase(4, FilterReasons.Accepted)]
    public async Task Only_a_pull_request_without_any_meaningful_edit_is_out(int number, string reason, CancellationToken cancellationToken)
    {
        var changes = await Mining.ChangesAsync(_folder.At("repository"), cancellationToken);
        var verdict = await JudgeAsync(changes[number], EditQuestion.Of(changes[number]), cancellationToken);
        Assert.That(verdict.Reason, Is.EqualTo(reason), verdict.Detail);
        Assert.That(verdict.Accepted, Is.EqualTo(reason == FilterReasons.Accepted));
        Assert.That(verdict.Evidence[^1].Name, Is.EqualTo("edit"));
    }

    [Test]
    public async Task A_content_that_the_clone_lacks_counts_as_meaningful(CancellationToken cancellationToken)
    {
        var change = (await Mining.ChangesAsync(_folder.At("repository"), cancellationToken))[1];
        var question = EditQuestion.Of(change);
        var lacking = question with { Files = [.. question.Files.Select(file => file with { NewBlob = new string('7', 40) })] };
        var verdict = await JudgeAsync(change, lacking, cancellationToken);
        Assert.That(verdict.Accepted, Is.True);
        Assert.That(verdict.Evidence[^1].Detail, Does.Contain("could not be compared"));
    }

    private async Task<StageVerdict> JudgeAsync(MinedChange change, EditQuestion question, CancellationToken cancellationToken)
    {
        var first = new PullRequestFilter().Judge(change);
        Assert.That(first.Accepted, Is.True, first.Detail);
        await using var step = new MeaningfulEditStep(new GitRepository(_folder.At("repository")));
        return (await step.JudgeAsync([new PassedChange(first, question)], cancellationToken))[0];
    }
}
