using Bench.Contracts.Documents;
using Bench.Contracts.Publications;
using Bench.Contracts.Runs;
using Bench.Evaluation.Shell;
using Bench.Harness.Importing;
using Bench.Harness.Publishing;
using Bench.Harness.Tests.Importing;
using Bench.Scoring.Runs;

namespace Bench.Harness.Tests.Publishing;

/// <summary>What is published is whole, checked and never written over.</summary>
[TestFixture]
public sealed class RunPublisherTests
{
    private static readonly PublishedSubmission Nobody = new("", "");
    private string _folder = "";
    private string _run = "";
    private string _site = "";

    [SetUp]
    public async Task WriteRun()
    {
        _folder = Directory.CreateTempSubdirectory("bench-publish-").FullName;
        _run = Path.Combine(_folder, "run");
        _site = Path.Combine(_folder, "site");
        await SomeRun.WriteAsync(SomeRun.WithEveryOutcome(), _run);
    }

    [TearDown]
    public void RemoveFolder() => Directory.Delete(_folder, recursive: true);

    [Test]
    public async Task Every_model_of_a_run_becomes_a_submission()
    {
        var published = await PublishAsync();

        Assert.That(published.Submissions, Has.Length.EqualTo(6));
        Assert.That(published.Submissions[0], Does.Match("^quick-[0-9a-f]{8}$"));
        Assert.That(published.Run, Is.EqualTo($"20260131-{published.Submissions[0][^8..]}"));
        Assert.That(await PublishedRunCheck.OfAsync(Path.Combine(_site, "runs", published.Run), CancellationToken.None), Is.InstanceOf<PublishedRunReading.Sound>());
    }

    [Test]
    public async Task The_same_run_again_changes_nothing_wherever_it_lies()
    {
        var first = await PublishAsync();
        var files = Files();
        Directory.Move(_run, _run += "-moved");

        var second = await PublishAsync();

        Assert.That((second.Run, second.IsNew), Is.EqualTo((first.Run, false)));
        Assert.That(Files(), Is.EqualTo(files));
    }

    [Test]
    public async Task What_is_said_otherwise_of_a_published_run_is_named_and_changes_nothing()
    {
        await PublishAsync(Nobody with { Agent = "first", CostUsd = 2 }, PublicationLevel.SelfReported);
        var files = Directory.EnumerateFiles(_site, Publication.FileName, SearchOption.AllDirectories).Select(File.ReadAllText).ToList();

        var same = await PublishAsync(Nobody with { Agent = "first" }, PublicationLevel.SelfReported);
        var other = await PublishAsync(Nobody with { Agent = "second", Organisation = "new", CostUsd = 2 }, PublicationLevel.Reproduced);

        Assert.That(same.Passed, Is.Empty);
        Assert.That(other.Passed, Is.EqualTo(new[] { "--level", "--agent", "--organisation" }));
        Assert.That(Directory.EnumerateFiles(_site, Publication.FileName, SearchOption.AllDirectories).Select(File.ReadAllText), Is.EqualTo(files));
    }

    [Test]
    public async Task The_same_run_with_other_logs_is_refused_and_the_first_stays()
    {
        await PublishAsync();
        WriteLog("logs/sample__tally-34/candidate-5/tests.log", "2 failed");

        Assert.That(PublishAsync, Throws.TypeOf<WrongUseException>().With.Message.Contains("is not written over"));
    }

    [Test]
    public async Task The_same_results_and_samples_of_another_start_are_refused_until_they_are_asked_for_again()
    {
        var first = await PublishAsync();
        var files = Files();
        var manifest = Path.Combine(_run, RunReader.ManifestName);
        await File.WriteAllTextAsync(manifest, (await File.ReadAllTextAsync(manifest)).Replace("2026-01-31T", "2026-02-01T", StringComparison.Ordinal));

        Assert.That(PublishAsync, Throws.TypeOf<WrongUseException>().With.Message.Contains(first.Run).And.Message.Contains(first.Submissions[0]).And.Message.Contains("--again"));
        Assert.That(Files(), Is.EqualTo(files), "nothing is left, whole or half");
        var second = await PublishAsync(again: true);
        Assert.That((second.IsNew, second.Run), Is.EqualTo((true, "20260201-" + second.Submissions[0][^8..])));
    }

    [Test]
    public async Task The_same_report_imported_twice_is_one_and_that_of_another_model_is_another()
    {
        async Task<PublishedFolder> ImportedAsync(string model, int hour)
        {
            var rows = SwefficiencyReport.Read("report.csv", Reports.Small, out _);
            var run = SwefficiencyRun.Of(new ReportSource(SwefficiencyReport.Format, "report.csv", new string('0', 64)), rows, model, new DateTimeOffset(2026, 11, 1, hour, 0, 0, TimeSpan.Zero));
            _run = Path.Combine(_folder, $"imported-{model}-{hour}");
            await RunFolder.WriteAsync(_run, run, CancellationToken.None);
            return await PublishAsync();
        }

        var first = await ImportedAsync("gold", 1);

        Assert.That(() => ImportedAsync("gold", 2), Throws.TypeOf<WrongUseException>().With.Message.Contains(first.Run));
        Assert.That((await ImportedAsync("other", 3)).IsNew);
    }

    [Test]
    public async Task Logs_and_patches_go_along_and_the_journal_and_links_do_not()
    {
        WriteLog("logs/sample__tally-34/candidate-5/tests.log", "2 failed");
        WriteLog("journal.sqlite", "secret");
        WriteLog("taken.jsonl", "{\"instance_id\":\"sample__tally-34\",\"model_patch\":\"\",\"model_name_or_path\":\"quick\"}\n");
        File.CreateSymbolicLink(Path.Combine(_run, "logs", "sample__tally-34", "candidate-5", "link.log"), "/etc/passwd");
        Directory.CreateSymbolicLink(Path.Combine(_run, "logs", "sample__tally-34", "candidate-6"), "/etc");

        await PublishAsync();

        Assert.That(Files().Select(file => string.Join('/', file.Split('/').Skip(2))), Is.EquivalentTo(new[]
        {
            "logs/sample__tally-34/candidate-5/tests.log", "publication.json", "results.jsonl", "run.json", "samples.jsonl", "taken.jsonl",
        }));
    }

    [TestCase("results.jsonl", "\"point\":", "\"point\":1", "results.jsonl:1: /speedup")]
    [TestCase("results.jsonl", "\"outcome\":\"faster\"", "\"outcome\":\"equal\"", "results.jsonl:1: /outcome: found \"equal\"; expected \"faster\", which is what the samples give")]
    [TestCase("results.jsonl", "\"rotations\":20", "\"rotations\":19", "results.jsonl:1: /rotations: found 19, and 20 in samples.jsonl")]
    [TestCase("results.jsonl", "\"chargedNanoseconds\":0", "\"chargedNanoseconds\":7", "results.jsonl:5: /chargedNanoseconds: found 7; expected 0, since it was not measured")]
    [TestCase("results.jsonl", "(\"outcome\":\"failed\".*)\"attainment\":0", "$1\"attainment\":1", "results.jsonl:5: /attainment: found 1; expected 0")]
    [TestCase("samples.jsonl", "(candidate-1.*)\"callNanoseconds\":[0-9]+", "$1\"callNanoseconds\":1000", "results.jsonl:1: /")]
    [TestCase("samples.jsonl", "\"sitting\":\"s1\"(.*)\"rotation\":3", "\"sitting\":\"s2\"$1\"rotation\":3", "samples.jsonl")]
    [TestCase("run.json", "\"grade\": \"development\"", "\"grade\": \"perfect\"", "run.json")]
    [TestCase("run.json", "\"grade\": \"development\"", "\"grade\": \"scoring\"", "run.json: /grade: found 'scoring' without a self-check")]
    [TestCase("results.jsonl", "\"sandbox\":\"[a-z]+\"", "\"sandbox\":\"process\"", "results.jsonl:1: /sandbox: found 'process'")]
    [TestCase("results.jsonl", "\"failed\":0", "\"failed\":1", "results.jsonl:1: /parity: found guarding tests that failed or are missing beside the outcome 'faster'")]
    [TestCase("results.jsonl", "\"failedTests\":\\[\\]", "\"failedTests\":[\"a\"]", "results.jsonl:1: /parity: found 0 failed and 0 missing tests, and the names of 1 and 0")]
    [TestCase("results.jsonl", "\"parity\":\\{[^}]*\\},", "", "results.jsonl:1: /parity: found no account of the guarding tests beside the outcome 'faster'")]
    public async Task A_run_whose_numbers_do_not_follow_from_its_samples_is_refused_with_the_place(string file, string old, string changed, string place)
    {
        var path = Path.Combine(_run, file);
        var lines = await File.ReadAllLinesAsync(path);
        await File.WriteAllLinesAsync(path, lines.Select(line => System.Text.RegularExpressions.Regex.Replace(line, old, changed, System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(5))));

        Assert.That(PublishAsync, Throws.TypeOf<RunFolderException>().With.Message.Contains(place).And.Message.Contains("expected"));
        Assert.That(Directory.Exists(_site) ? Directory.GetFileSystemEntries(Path.Combine(_site, "runs")) : [], Is.Empty, "nothing is left, whole or half");
    }

    [Test]
    public async Task A_number_that_differs_in_its_last_digits_is_another_machines()
    {
        var path = Path.Combine(_run, RunReader.ResultsName);
        var results = (await StoredRun.ReadAsync(_run, CancellationToken.None)).Results;
        var speedup = results[0].Speedup! with { Point = Math.BitIncrement(results[0].Speedup!.Point) };
        await File.WriteAllLinesAsync(path, results.SetItem(0, results[0] with { Speedup = speedup }).Select(BenchJson.Line));

        Assert.That((await PublishAsync()).IsNew);
    }

    [Test]
    public void A_name_is_for_a_run_of_one_model()
    {
        Assert.That(() => PublishAsync("Quick"), Throws.TypeOf<WrongUseException>().With.Message.Contains("6 models"));
    }

    [TestCase("publication.json", "\"quick-", "\"slow-", "/submissions")]
    [TestCase("publication.json", "\"run\": \"20260131", "\"run\": \"20260130", "/run")]
    [TestCase("publication.json", "\"model\": \"quick\"", "\"model\": \"thick\"", "/model")]
    [TestCase("results.jsonl", "faster", "faster ", "results.jsonl: found the digest")]
    [TestCase("logs/sample__tally-34/candidate-5/more.log", "", "", "more.log: found a file that publication.json does not name")]
    public async Task A_published_run_that_was_touched_is_refused(string file, string old, string changed, string place)
    {
        var published = await PublishAsync();
        var folder = Path.Combine(_site, "runs", published.Run);
        var path = Path.Combine(folder, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        await File.WriteAllTextAsync(path, File.Exists(path) ? (await File.ReadAllTextAsync(path)).Replace(old, changed, StringComparison.Ordinal) : "");

        var reading = await PublishedRunCheck.OfAsync(folder, CancellationToken.None);

        Assert.That(((PublishedRunReading.Refused)reading).Error.ToString(), Does.Contain(place));
    }

    [Test]
    public async Task Notices_are_added_and_a_half_line_of_a_killed_writer_stays_apart()
    {
        await PublishAsync();
        var file = Path.Combine(_site, NoticeReader.FileName);
        var notice = new Notice("2026-02-01T12:00:00Z", NoticeKind.Change, "A rule changed.");
        await NoticeFile.AddAsync(_site, notice, CancellationToken.None);
        await File.AppendAllTextAsync(file, "{\"at\":\"2026");
        await NoticeFile.AddAsync(_site, notice, CancellationToken.None);

        Assert.That((await File.ReadAllLinesAsync(file)).Count(line => line == BenchJson.Line(notice)), Is.EqualTo(2));
        Assert.That(() => NoticeFile.AddAsync(_site, notice with { Kind = NoticeKind.Dispute }, CancellationToken.None), Throws.TypeOf<WrongUseException>().With.Message.Contains("/submission"));
    }

    [Test]
    public async Task A_notice_is_about_a_submission_that_is_published()
    {
        var id = (await PublishAsync()).Submissions[0];
        var notice = new Notice("2026-02-01T12:00:00Z", NoticeKind.Withdrawal, "Withdrawn by its submitter.", id);
        await NoticeFile.AddAsync(_site, notice, CancellationToken.None);

        Assert.That(() => NoticeFile.AddAsync(_site, notice with { Submission = id + "0" }, CancellationToken.None), Throws.TypeOf<WrongUseException>().With.Message.Contains(id + "0"));
        Assert.That(await File.ReadAllLinesAsync(Path.Combine(_site, NoticeReader.FileName)), Has.Length.EqualTo(1));
    }

    private Task<PublishedFolder> PublishAsync() => PublishAsync(null);

    private Task<PublishedFolder> PublishAsync(PublishedSubmission about, PublicationLevel level) =>
        new RunPublisher(_site, TimeProvider.System).PublishAsync(new PublishRequest(_run, level, null, about, null), CancellationToken.None);

    private Task<PublishedFolder> PublishAsync(string? name = null, bool again = false) =>
        new RunPublisher(_site, TimeProvider.System).PublishAsync(new PublishRequest(_run, PublicationLevel.SelfReported, null, Nobody, name, again), CancellationToken.None);

    private string[] Files() => [.. Directory.EnumerateFiles(_site, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(_site, file)).Order(StringComparer.Ordinal)];

    private void WriteLog(string name, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(_run, name))!);
        File.WriteAllText(Path.Combine(_run, name), text);
    }
}
