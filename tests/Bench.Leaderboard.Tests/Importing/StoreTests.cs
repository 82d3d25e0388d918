using Bench.Contracts.Documents;
using Bench.Contracts.Outcomes;
using Bench.Contracts.Runs;
using Bench.Contracts.Tasks;
using Bench.Leaderboard.Data;
using Bench.Leaderboard.Importing;

namespace Bench.Leaderboard.Tests.Importing;

/// <summary>What stays on disk is read by its place; what a visitor asks for is looked up and is never a path.</summary>
[TestFixture, CancelAfter(120_000)]
public sealed class StoreTests
{
    private SiteUnderImport _site = null!;
    private Dataset _dataset = null!;

    [OneTimeSetUp]
    public async Task Import()
    {
        _site = await SiteUnderImport.DrawAsync();
        _dataset = await _site.LookAsync();
    }

    [OneTimeTearDown]
    public void Remove() => _site.Dispose();

    [Test]
    public async Task Samples_of_a_sitting_are_those_of_the_file()
    {
        var store = new SampleStore(_site.Index);
        foreach (var run in _dataset.Runs.Values)
        {
            var all = new List<Sample>();
            foreach (var sitting in File.ReadLines(Path.Combine(run.Folder, RunReader.SamplesName)).Select(line => line.Split("\"sitting\":\"")[1].Split('"')[0]).Distinct())
            {
                all.AddRange(await store.ReadAsync(run, sitting, CancellationToken.None));
            }

            Assert.That(all, Has.Count.EqualTo(File.ReadLines(Path.Combine(run.Folder, RunReader.SamplesName)).Count()));
        }
    }

    [TestCase("../../etc/passwd")]
    [TestCase("' OR 1=1; --")]
    [TestCase("")]
    public async Task A_sitting_that_is_not_there_has_no_samples(string sitting)
    {
        Assert.That(await new SampleStore(_site.Index).ReadAsync(_dataset.Runs.Values.First(), sitting, CancellationToken.None), Is.Empty);
    }

    [Test]
    public void A_result_with_its_details_is_the_line_of_its_run()
    {
        var store = new DetailStore(_site.Index);
        foreach (var run in _dataset.Runs.Values)
        {
            var whole = _dataset.Submissions.Where(submission => submission.Run == run).SelectMany(submission => submission.Results.Select(result => store.Whole(submission, result)));
            Assert.That(whole.Select(BenchJson.Line), Is.EquivalentTo(File.ReadLines(Path.Combine(run.Folder, RunReader.ResultsName))));
        }
    }

    [Test]
    public async Task A_submitted_patch_is_the_one_of_that_submission_and_task()
    {
        var store = new PatchStore(_site.Index);
        foreach (var submission in _dataset.Submissions)
        {
            var patch = await store.SubmittedAsync(submission, submission.Results[^1].Task, 0, CancellationToken.None);
            Assert.That(patch, Does.StartWith("diff --git ").And.Contain($"# {submission.Submission.Model}\n"));
        }

        Assert.That(await store.SubmittedAsync(_dataset.Submissions[0], TaskId.Parse("acme__nothing-1"), 0, CancellationToken.None), Is.Null);
        Assert.That(await store.ExpertAsync(_dataset.Tasks.Values.First(), CancellationToken.None), Does.StartWith("diff --git "));
    }

    [Test]
    public async Task A_log_is_read_in_stretches_that_together_are_the_whole()
    {
        var (run, result) = _dataset.Submissions.SelectMany(submission => submission.Results.Select(result => (submission.Run, result)))
            .First(pair => pair.result.ReasonCodes.Contains(ReasonCode.TestRegression));
        var path = Path.Combine(run.Folder, "logs", result.Task.Value, result.Arm!, "tests.log");
        var text = string.Concat(Enumerable.Range(0, 9000).Select(line => $"line {line} é€𝄞\n"));
        await File.WriteAllTextAsync(path, text);
        var digest = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(text)));
        run = run with { Publication = run.Publication with { Files = run.Publication.Files.SetItem($"logs/{result.Task.Value}/{result.Arm}/tests.log", digest) } };
        var store = new LogStore();
        Assert.That(store.Names(run, result.Task, result.Arm).Select(log => log.Name), Is.EqualTo(new[] { "tests" }));

        var read = "";
        for (long? start = 0; start is { } from;)
        {
            var page = await store.ReadAsync(run, result.Task, result.Arm, "tests", from, CancellationToken.None);
            read += page!.Text;
            start = page.Next;
        }

        Assert.That(read, Is.EqualTo(text));

        await File.AppendAllTextAsync(path, "altered");
        await Assert.ThrowsAsync<IOException>(() => store.ReadAsync(run, result.Task, result.Arm, "tests", 0, CancellationToken.None), "a log that is not as it was published is not shown");
    }

    [TestCase("candidate-1", "../../../publication")]
    [TestCase("../..", "run")]
    [TestCase("candidate-1", "/etc/passwd")]
    public async Task A_log_by_the_name_of_another_file_is_none(string arm, string name)
    {
        Assert.That(await new LogStore().ReadAsync(_dataset.Runs.Values.First(), _dataset.Tasks.Values.First().Id, arm, name, 0, CancellationToken.None), Is.Null);
    }

    [TestCase("aster", SearchKind.Submission)]
    [TestCase("OpenPath aster", SearchKind.Submission)]
    [TestCase("quarry", SearchKind.Repository)]
    [TestCase("quarry__frames", SearchKind.Task)]
    public void What_is_searched_for_is_found(string text, SearchKind kind)
    {
        var hits = _site.Search.Hits(text, 50);

        Assert.That(hits.Select(hit => hit.Kind), Has.Some.EqualTo(kind));
        Assert.That(hits.SelectMany(hit => hit.Title.Concat(hit.Text)), Has.Some.Matches<TextPart>(part => part!.IsMatch));
    }

    [TestCase("\" OR kind:* NEAR(")]
    [TestCase("'; DROP TABLE search; --")]
    [TestCase("*")]
    [TestCase("(((")]
    [TestCase("title:aster AND -")]
    public void Nothing_in_a_search_is_a_command(string text)
    {
        Assert.That(() => _site.Search.Hits(text, 10), Throws.Nothing);
        Assert.That(_site.Search.Hits("aster", 10), Is.Not.Empty);
    }
}
