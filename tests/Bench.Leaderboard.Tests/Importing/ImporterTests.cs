using Bench.BoardGenerator;
using Bench.Contracts.Documents;
using Bench.Contracts.Publications;
using Bench.Leaderboard.Data;
using Bench.Leaderboard.Importing;
using Dapper;

namespace Bench.Leaderboard.Tests.Importing;

/// <summary>The files are the truth; what is served follows from them and from nothing else.</summary>
[TestFixture, CancelAfter(120_000)]
public sealed class ImporterTests
{
    [Test]
    public async Task A_drawn_board_is_imported_whole()
    {
        using var site = await SiteUnderImport.DrawAsync();

        var dataset = await site.LookAsync();

        Assert.That((dataset.Runs.Count, dataset.Submissions.Length, dataset.Tasks.Count), Is.EqualTo((2, 11, 6)));
        Assert.That(dataset.Problems, Is.Empty, string.Join('\n', dataset.Problems));
        Assert.That(dataset.Submissions.Select(submission => submission.Results.Length), Is.All.EqualTo(6));
        Assert.That(dataset.Submissions.Select(submission => submission.Id), Is.EqualTo(dataset.Submissions.Select(submission => submission.Id).Order(StringComparer.Ordinal)));
        Assert.That(dataset.Submissions.Count(submission => submission.IsDisputed), Is.EqualTo(1));
        Assert.That(dataset.Tasks.Values.Select(task => task.Title), Has.None.Contains("__"));
        Assert.That(site.Holder.IsUpToDate);
    }

    [Test]
    public async Task Deleting_the_index_and_building_it_again_gives_the_same_answers()
    {
        using var site = await SiteUnderImport.DrawAsync();
        var first = SiteUnderImport.Digest(await site.LookAsync());
        var hits = string.Join('\n', site.Search.Hits("aster", 20));
        site.Forget();

        Assert.That(SiteUnderImport.Digest(await site.LookAsync()), Is.EqualTo(first));
        Assert.That(string.Join('\n', site.Search.Hits("aster", 20)), Is.EqualTo(hits));
    }

    [Test]
    public async Task A_restart_reads_the_index_and_no_run_again()
    {
        using var site = await SiteUnderImport.DrawAsync();
        var first = SiteUnderImport.Digest(await site.LookAsync());
        site.Restart();
        // A run that had to be read would be refused now: other content of the same time and length.
        var samples = new FileInfo(Path.Combine(site.Runs()[0], "samples.jsonl"));
        var (written, length) = (samples.LastWriteTimeUtc, samples.Length);
        await File.WriteAllTextAsync(samples.FullName, new string('x', (int)length));
        File.SetLastWriteTimeUtc(samples.FullName, written);

        Assert.That(SiteUnderImport.Digest(await site.LookAsync()), Is.EqualTo(first));
        Assert.That(site.Said, Is.Empty);
    }

    [Test]
    public async Task A_new_run_is_read_and_the_others_stay_the_same_objects()
    {
        using var site = await SiteUnderImport.DrawAsync();
        var aside = site.Folder.Root + "-aside";
        var late = site.Runs()[0];
        Directory.Move(late, aside);
        var before = await site.LookAsync();
        Directory.Move(aside, late);

        var after = await site.LookAsync();

        Assert.That((before.Runs.Count, after.Runs.Count), Is.EqualTo((1, 2)));
        Assert.That(after.Runs[before.Runs.Keys.Single()], Is.SameAs(before.Runs.Values.Single()));
        Assert.That(after.Version, Is.Not.EqualTo(before.Version));
    }

    [Test]
    public async Task Nothing_is_done_while_no_file_changes()
    {
        using var site = await SiteUnderImport.DrawAsync();
        var first = await site.LookAsync();

        Assert.That(await site.LookAsync(), Is.SameAs(first));
    }

    [TestCase("results.jsonl", "\"outcome\":\"faster\"", "\"outcome\":\"slower\"", false, "/results.jsonl: found the digest")]
    [TestCase("results.jsonl", "\"outcome\":\"faster\"", "\"outcome\":\"slower\"", true, "/results.jsonl:1: /outcome: found \"slower\"; expected \"faster\"")]
    [TestCase("samples.jsonl", "\"callNanoseconds\":", "\"callNanoseconds\":-", true, "/samples.jsonl:1: /callNanoseconds")]
    [TestCase("run.json", "\"grade\"", "\"mark\"", true, "/run.json:")]
    [TestCase("publication.json", "\"level\": ", "\"level\": 7", false, "/publication.json:")]
    public async Task A_broken_run_is_listed_with_its_place_and_the_rest_is_served(string file, string old, string changed, bool withDigest, string place)
    {
        using var site = await SiteUnderImport.DrawAsync();
        var broken = site.Runs()[1];
        await BrokenRun.ReplaceFirstAsync(broken, file, old, changed, withDigest);

        var dataset = await site.LookAsync();

        Assert.That(dataset.Runs.Count, Is.EqualTo(1));
        Assert.That(dataset.Problems.Single().ToString(), Does.StartWith("runs/" + BrokenRun.NameOf(dataset, site)).And.Contain(place));
        Assert.That(site.Said, Has.Some.Contains("refused: runs/"));
    }

    [Test]
    public async Task A_broken_notice_or_task_is_said_once_for_as_long_as_it_is()
    {
        using var site = await SiteUnderImport.DrawAsync();
        await site.LookAsync();
        site.Said.Clear();
        await File.WriteAllTextAsync(Path.Combine(Directory.GetDirectories(site.Folder.Tasks).Order(StringComparer.Ordinal).First(), "task.json"), "{");
        foreach (var line in new[] { "{", "nothing" })
        {
            await File.AppendAllLinesAsync(site.Folder.Notices, [line]);
            await site.LookAsync();
        }

        Assert.That(site.Said, Has.Count.EqualTo(3), string.Join('\n', site.Said));
        Assert.That(site.Said.Count(line => line.StartsWith("bench: import: notices.jsonl:", StringComparison.Ordinal)), Is.EqualTo(2));
        Assert.That(site.Said.Count(line => line.Contains("/task.json:", StringComparison.Ordinal)), Is.EqualTo(1));
    }

    [Test]
    public async Task A_run_that_breaks_later_is_served_as_it_last_was()
    {
        using var site = await SiteUnderImport.DrawAsync();
        var before = await site.LookAsync();
        await File.AppendAllTextAsync(Path.Combine(site.Runs()[0], Publication.FileName), "x");

        var after = await site.LookAsync();

        Assert.That(after.Problems.Single().Line, Is.GreaterThan(1));
        Assert.That(after.Submissions.Select(submission => submission.Id), Is.EqualTo(before.Submissions.Select(submission => submission.Id)));
    }

    [TestCase("run.json")]
    [TestCase("results.jsonl")]
    [TestCase("samples.jsonl")]
    [TestCase("taken.jsonl")]
    public async Task A_file_that_is_edited_in_place_is_listed_and_the_run_served_as_it_was_published(string file)
    {
        using var site = await SiteUnderImport.DrawAsync();
        var before = SiteUnderImport.Digest(await site.LookAsync());
        var path = site.Runs().Select(run => Path.Combine(run, file)).First(File.Exists);
        var original = await File.ReadAllBytesAsync(path);
        await File.AppendAllTextAsync(path, "\n");

        foreach (var isRestarted in new[] { false, true })
        {
            if (isRestarted)
            {
                site.Restart();
            }

            var after = await site.LookAsync();
            Assert.That(after.Problems.Single().ToString(), Does.StartWith("runs/").And.Contain($"/{file}: found the digest"));
            Assert.That(SiteUnderImport.Digest(after), Is.EqualTo(before));
        }

        await File.WriteAllBytesAsync(path, original);
        Assert.That((await site.LookAsync()).Problems, Is.Empty);
        Assert.That(site.Said[^1], Does.EndWith("is as before"));
    }

    [TestCase(false)]
    [TestCase(true)]
    public async Task A_file_that_no_figure_rests_on_is_listed_until_it_is_mended(bool isKnown)
    {
        using var site = await SiteUnderImport.DrawAsync();
        if (isKnown)
        {
            await site.LookAsync();
        }

        var surplus = Path.Combine(site.Runs()[0], "results.jsonl~");
        await File.WriteAllTextAsync(surplus, "");
        File.SetLastWriteTimeUtc(Path.Combine(site.Runs()[0], Publication.FileName), DateTime.UnixEpoch);
        Assert.That((await site.LookAsync()).Problems.Single().ToString(), Does.Contain("/results.jsonl~: found a file that publication.json does not name"));

        File.Delete(surplus);

        var mended = await site.LookAsync();
        Assert.That((mended.Problems.Length, mended.Runs.Count), Is.EqualTo((0, 2)));
        Assert.That(await site.LookAsync(), Is.SameAs(mended));
    }

    [Test]
    public async Task A_run_whose_folder_goes_is_gone_with_all_that_was_kept_of_it()
    {
        using var site = await SiteUnderImport.DrawAsync();
        await site.LookAsync();
        var gone = Path.GetFileName(site.Runs()[0]);
        Directory.Delete(site.Runs()[0], recursive: true);

        var after = await site.LookAsync();

        Assert.That(after.Runs.Keys, Has.None.EqualTo(gone));
        using var connection = site.Index.Open();
        Assert.That(connection.ExecuteScalar<int>("SELECT COUNT(DISTINCT run) FROM (SELECT run FROM sitting UNION ALL SELECT run FROM patch UNION ALL SELECT run FROM result)"), Is.EqualTo(1));
    }

    [Test]
    public async Task A_notice_is_seen_at_the_next_look_and_a_broken_one_is_listed()
    {
        using var site = await SiteUnderImport.DrawAsync();
        var id = (await site.LookAsync()).Submissions.First(submission => !submission.IsWithdrawn).Id;
        var notice = new Notice("2027-01-01T00:00:00Z", NoticeKind.Withdrawal, "A mistake.", id);
        await File.AppendAllLinesAsync(site.Folder.Notices, [BenchJson.Line(notice), "{"]);

        var dataset = await site.LookAsync();

        Assert.That(dataset.Submission(id)!.IsWithdrawn);
        Assert.That(dataset.Notices[0], Is.EqualTo(notice));
        Assert.That(dataset.Problems.Single().File, Is.EqualTo("notices.jsonl"));
    }

    [Test]
    public async Task A_broken_task_is_listed_and_what_stood_there_before_is_served()
    {
        using var site = await SiteUnderImport.DrawAsync();
        var before = await site.LookAsync();
        var task = before.Tasks.Values.First();
        await File.WriteAllTextAsync(Path.Combine(task.Folder!, "task.json"), "{}");

        var after = await site.LookAsync();

        Assert.That(after.Tasks[task.Id].Spec, Is.EqualTo(task.Spec));
        Assert.That(after.Problems, Has.Some.Property("File").EqualTo($"tasks/{task.Id}/task.json"));
    }

    [Test]
    public async Task An_index_that_is_damaged_or_of_a_later_version_is_built_anew()
    {
        using var site = await SiteUnderImport.DrawAsync();
        var first = SiteUnderImport.Digest(await site.LookAsync());
        using (var connection = site.Index.Open())
        {
            connection.Execute("PRAGMA user_version = 99");
        }

        Assert.That(new IndexDatabase(site.Folder).Prepare(), Does.Contain("version 99"));
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        await File.WriteAllTextAsync(site.Folder.Index, new string('x', 8192));
        Assert.That(new IndexDatabase(site.Folder).Prepare(), Does.Contain("damaged"));
        site.Restart();
        Assert.That(SiteUnderImport.Digest(await site.LookAsync()), Is.EqualTo(first));
    }

    [Test]
    public async Task An_index_of_an_earlier_version_is_brought_up_to_date()
    {
        using var site = await SiteUnderImport.DrawAsync();
        site.Forget();
        using (var connection = site.Index.Open())
        {
            connection.Execute("DROP TABLE search; DROP TABLE searched; DROP TABLE detail; DROP TABLE board; PRAGMA user_version = 1");
        }

        Assert.That(new IndexDatabase(site.Folder).Prepare(), Is.Null);
        Assert.That((await site.LookAsync()).Runs, Is.Not.Empty);
        Assert.That(site.Search.Hits("aster", 5), Is.Not.Empty);
    }

    [Test]
    public async Task Names_that_try_to_be_something_else_are_imported_as_they_are()
    {
        using var site = await SiteUnderImport.DrawAsync(new BoardOptions(3, 9, 6, Hostile: true));

        var dataset = await site.LookAsync();

        Assert.That(dataset.Problems, Is.Empty);
        Assert.That(dataset.Submissions, Has.Some.Matches<SubmissionEntry>(submission => submission!.Submission.Model.Contains("<script>", StringComparison.Ordinal)));
        Assert.That(dataset.Submissions.Select(submission => submission.Id), Is.All.Match("^[a-z0-9-]+$"));
    }
}
