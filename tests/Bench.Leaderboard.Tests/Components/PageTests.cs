using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Bench.Contracts.Machines;
using Bench.Contracts.Outcomes;
using Bench.Contracts.Runs;
using Bench.Leaderboard.Data;
using Bench.Leaderboard.Importing;

namespace Bench.Leaderboard.Tests.Components;

/// <summary>Pages as a reader gets them.</summary>
[TestFixture]
public sealed class PageTests
{
    private const string Hostile = "</td><script>alert(1)</script>\u202e\"'><img src=x onerror=alert(2)> {{7*7}} =1+1";

    [Test, CancelAfter(60_000)]
    public async Task One_submission_is_a_board(CancellationToken cancellationToken)
    {
        var page = await PageAsync(Some.Dataset(1, 3), "/", cancellationToken);

        Assert.That(page, Does.Contain("1 submission"));
        Assert.That(Rows(page, "board"), Has.Count.EqualTo(1));
    }

    [Test, CancelAfter(60_000)]
    public async Task The_board_says_what_is_ranked_by_what_on_how_many_tasks_and_how_sure_it_is(CancellationToken cancellationToken)
    {
        var lead = Regex.Match(await PageAsync(Some.Dataset(5, 8), "/", cancellationToken), "<p class=\"lead\">.*?</p>", RegexOptions.Singleline | RegexOptions.NonBacktracking).Value;

        Assert.That(lead, Does.Contain("5 submissions").And.Contain("attainment").And.Contain("8 tasks").And.Contain("95 %"));
    }

    [TestCase("/", "3 submissions ranked by attainment on 4 tasks")]
    [TestCase("/submissions/{0}", "attainment")]
    [TestCase("/submissions/{0}/tasks/{1}", "Speedup ")]
    [TestCase("/tasks/{1}", "Expert speedup ")]
    [TestCase("/compare?a={0}&b={2}", "Side by side on 4 tasks")]
    [CancelAfter(60_000)]
    public async Task A_link_elsewhere_shows_what_the_page_says(string address, string description, CancellationToken cancellationToken)
    {
        var dataset = Some.Dataset(3, 4);
        var path = string.Format(System.Globalization.CultureInfo.InvariantCulture, address, dataset.Submissions[0].Id, dataset.Submissions[0].Results[0].Task.Value, dataset.Submissions[1].Id);

        var page = await PageAsync(dataset, path, cancellationToken);

        var said = Regex.Matches(page, "<meta property=\"og:(?<name>[a-z_]+)\" content=\"(?<content>[^\"]+)\"", RegexOptions.NonBacktracking).ToDictionary(meta => meta.Groups["name"].Value, meta => meta.Groups["content"].Value);
        Assert.That(said.Keys, Is.EquivalentTo(new[] { "type", "site_name", "title", "description", "url" }));
        Assert.That(said["description"], Does.Contain(description));
        Assert.That(System.Net.WebUtility.HtmlDecode(said["url"]), Does.EndWith(path));
    }

    [TestCase("/submissions/{0}", "as reported, without samples", "report.csv (swefficiency-report)")]
    [TestCase("/submissions/{0}/tasks/{1}", "imported from a report", "Not measured here")]
    [TestCase("/", "not known", "no samples")]
    [CancelAfter(60_000)]
    public async Task An_imported_report_is_not_shown_as_if_it_had_been_measured(string address, string said, string alsoSaid, CancellationToken cancellationToken)
    {
        var drawn = Some.Dataset(1, 2);
        var run = drawn.Submissions[0].Run;
        run = run with
        {
            Manifest = run.Manifest with { Machine = Fingerprint.Unknown, MachineClass = RunManifest.UnknownMachine, Reported = new ReportSource("swefficiency-report", "report.csv", new string('0', 64)) },
        };
        var submission = drawn.Submissions[0] with { Run = run };
        var dataset = drawn with { Runs = drawn.Runs.SetItem(run.Id, run), Submissions = [submission] };

        var page = await PageAsync(dataset, string.Format(System.Globalization.CultureInfo.InvariantCulture, address, submission.Id, submission.Results[0].Task.Value), cancellationToken);

        Assert.That(page, Does.Contain(said).And.Contain(alsoSaid));
        Assert.That(page, Does.Not.Contain("sandbox docker").And.Not.Contain("0 cores").And.Not.Contain("0 physical").And.Not.Contain("bench replay").And.Not.Contain("harness 0.1.0").And.Not.Contain("/machines/unknown"));
    }

    [Test, CancelAfter(60_000)]
    public async Task The_sorted_column_says_so_and_its_link_turns_it_round(CancellationToken cancellationToken)
    {
        var page = await PageAsync(Some.Dataset(3, 4), "/?sort=score&desc=true", cancellationToken);

        var sorted = Regex.Matches(page, "<th[^>]*aria-sort=\"(?<order>[a-z]+)\"[^>]*><a href=\"(?<url>[^\"]*)\"", RegexOptions.NonBacktracking);
        Assert.That(sorted.Select(head => (head.Groups["order"].Value, head.Groups["url"].Value)), Is.EqualTo(new[] { ("descending", "/?sort=score") }));
    }

    [TestCase("", "descending")]
    [TestCase("?desc=true", "ascending")]
    [CancelAfter(60_000)]
    public async Task What_tasks_add_is_said_to_stand_as_it_does(string query, string order, CancellationToken cancellationToken)
    {
        var dataset = Some.Dataset(3, 4);
        var page = await PageAsync(dataset, $"/submissions/{dataset.Submissions[0].Id}{query}", cancellationToken);

        Assert.That(page, Does.Contain($"aria-sort=\"{order}\"").And.Match($"aria-sort=\"{order}\"><a [^>]*>Adds"));
    }

    [TestCase("/")]
    [TestCase("/compare?a=hostile&b=plain&all=true")]
    [TestCase("/submissions/hostile")]
    [TestCase("/submissions/hostile/tasks/acme__engine-100")]
    [CancelAfter(60_000)]
    public async Task Text_from_outside_stays_text(string address, CancellationToken cancellationToken)
    {
        var entry = Some.Submission("hostile", Some.Measured(Some.Task(0), Hostile, 2, 3) with { ReasonCodes = [ReasonCode.ImplausibleSpeedup], Reasons = [new Reason(ReasonCode.ImplausibleSpeedup, Phase.Timing, Hostile)] });
        var dataset = Some.Of(entry.Saying(Hostile), Some.Submission("plain", Some.Measured(Some.Task(0), "plain", 2, 3)));

        var page = await PageAsync(dataset, address, cancellationToken);

        Assert.That(page, Does.Not.Contain("<script>alert").And.Not.Contain("<img").And.Not.Contain("\u202e").And.Not.Contain("javascript:"));
        Assert.That(page, Does.Contain("&lt;script&gt;alert(1)"));
        Assert.That(Regex.Matches(Regex.Replace(page, "\"[^\"]*\"", "", RegexOptions.NonBacktracking), "<[^>]* (?<name>style|on[a-z]+)=", RegexOptions.NonBacktracking), Is.Empty, "no inline style or handler");
    }

    [Test, CancelAfter(60_000)]
    public async Task An_address_that_is_not_a_web_address_is_no_link(CancellationToken cancellationToken)
    {
        var entry = Some.Submission("sly", Some.Measured(Some.Task(0), "sly", 2, 3));

        var page = await PageAsync(Some.Of(entry with { Submission = entry.Submission with { Url = "javascript:alert(1)" } }), "/submissions/sly", cancellationToken);

        Assert.That(page, Does.Not.Contain("javascript:"));
    }

    [TestCase(OutcomeKind.Failed, ReasonCode.TestRegression, "failed on its own account")]
    [TestCase(OutcomeKind.Fault, ReasonCode.HostUnstable, "nobody&#x27;s score")]
    [CancelAfter(60_000)]
    public async Task Failures_and_faults_are_told_apart_and_show_no_number(OutcomeKind outcome, ReasonCode code, string words, CancellationToken cancellationToken)
    {
        var page = await PageAsync(Some.Of(Some.Submission("one", Some.Decided(Some.Task(0), "one", outcome, code))), "/submissions/one/tasks/acme__engine-100", cancellationToken);

        Assert.That(page, Does.Contain(words).And.Contain(code.Name()).And.Contain("not measured"));
    }

    [TestCase("/?colour=red", HttpStatusCode.BadRequest)]
    [TestCase("/submissions/some?rule=best", HttpStatusCode.BadRequest)]
    [TestCase("/submissions/nobody", HttpStatusCode.NotFound)]
    [TestCase("/submissions/one/tasks/acme__engine-999", HttpStatusCode.NotFound)]
    [TestCase("/submissions/one/tasks/nonsense", HttpStatusCode.NotFound)]
    [TestCase("/compare?a=one&b=nobody", HttpStatusCode.NotFound)]
    [CancelAfter(60_000)]
    public async Task What_is_not_there_or_not_understood_is_said(string address, HttpStatusCode status, CancellationToken cancellationToken)
    {
        await using var site = await SiteUnderTest.StartAsync(Some.Of(Some.Submission("one", Some.Measured(Some.Task(0), "one", 2, 3))), cancellationToken);

        using var answer = await site.GetAsync(address, cancellationToken);

        Assert.That(answer.StatusCode, Is.EqualTo(status));
    }

    [Test, CancelAfter(60_000)]
    public async Task Another_wording_of_a_view_is_sent_on_to_its_address(CancellationToken cancellationToken)
    {
        await using var site = await SiteUnderTest.StartAsync(Some.Dataset(2, 2), cancellationToken);

        using var answer = await site.GetAsync("/?q=&p=0.95&rule=sr-hm&level=", cancellationToken);

        Assert.That(answer.RequestMessage!.RequestUri!.PathAndQuery, Is.EqualTo("/?rule=sr-hm"));
    }

    [Test, CancelAfter(120_000)]
    public async Task Pages_keep_their_weight(CancellationToken cancellationToken)
    {
        var dataset = Some.Of([.. Enumerable.Range(0, 200).Select(i => Some.Submission(i, 8, 0.3 + (i / 400.0)))]);

        var board = await PageAsync(dataset, "/", cancellationToken);
        var many = Some.Submission(3, 500, 0.6);
        var submission = await PageAsync(Some.Of(many), $"/submissions/{many.Id}", cancellationToken);

        Assert.That(Rows(board, "board"), Has.Count.EqualTo(200));
        Assert.That(Rows(submission, "task-table"), Has.Count.EqualTo(500));
        Assert.Multiple(() =>
        {
            Assert.That(Encoding.UTF8.GetByteCount(board), Is.LessThanOrEqualTo(140_000), "bytes of the board");
            Assert.That(Encoding.UTF8.GetByteCount(submission), Is.LessThanOrEqualTo(160_000), "bytes of the submission");
        });
    }

    /// <summary>A page, which is well-formed but for what HTML leaves open.</summary>
    private static async Task<string> PageAsync(Dataset dataset, string address, CancellationToken cancellationToken)
    {
        await using var site = await SiteUnderTest.StartAsync(dataset, cancellationToken);
        Assert.That(site.Service<IndexDatabase>().Prepare(), Is.Null);
        using var answer = await site.GetAsync(address, cancellationToken);
        var page = await answer.Content.ReadAsStringAsync(cancellationToken);
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK), page);
        return page;
    }

    private static List<XElement> Rows(string page, string table)
    {
        var body = Regex.Match(page, $"<table id=\"{table}\">.*?<tbody>(?<rows>.*?)</tbody>", RegexOptions.Singleline | RegexOptions.NonBacktracking).Groups["rows"].Value;
        return [.. XElement.Parse($"<tbody>{Regex.Replace(body, "(?<input><input[^>]*?) ?/?>", "${input}/>", RegexOptions.NonBacktracking)}</tbody>").Elements("tr")];
    }
}
