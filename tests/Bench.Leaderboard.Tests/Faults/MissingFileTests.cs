using System.Text.Json.Nodes;

namespace Bench.Leaderboard.Tests.Faults;

/// <summary>A file that was published and is gone: an outage that says so, not a mistake of the site and not half an answer.</summary>
[TestFixture, CancelAfter(60_000)]
internal sealed class MissingFileTests
{
    [TestCase("/api/v1/submissions/{submission}/samples.ndjson")]
    [TestCase("/api/v1/submissions/{submission}/tasks/{task}/samples.ndjson")]
    [TestCase("/api/v1/submissions/{submission}/tasks/{task}")]
    [TestCase("/data/bench-{version}.tar.gz")]
    public async Task What_rests_on_it_answers_503_with_a_problem_and_names_no_folder(string address)
    {
        var cancellationToken = TestContext.CurrentContext.CancellationToken;
        await using var site = await PublishedSite.StartAsync(SmallData.WriteAsync, cancellationToken);
        var run = site.Data.Submission(SmallData.Submission)!.Run;
        File.Delete(Path.Combine(run.Folder, "samples.jsonl"));

        var asked = address.Replace("{version}", site.Data.Version, StringComparison.Ordinal)
            .Replace("{submission}", SmallData.Submission, StringComparison.Ordinal).Replace("{task}", SmallData.Task, StringComparison.Ordinal);

        using var answer = await site.Client.GetAsync(new Uri(asked, UriKind.Relative), cancellationToken);

        Assert.That((int)answer.StatusCode, Is.EqualTo(503));
        Assert.That(answer.Content.Headers.ContentType!.MediaType, Is.EqualTo("application/problem+json"));
        var problem = JsonNode.Parse(await answer.Content.ReadAsStringAsync(cancellationToken))!;
        Assert.That((string?)problem["title"], Is.EqualTo("Published files cannot be read"));
        Assert.That((string?)problem["detail"], Does.Contain("/status"));
        Assert.That(problem.ToJsonString(), Does.Not.Contain(Path.GetDirectoryName(run.Folder)));
        using var board = await site.Client.GetAsync(new Uri("/api/v1/board", UriKind.Relative), cancellationToken);
        Assert.That(board.IsSuccessStatusCode, "the figures are served on");
    }

    [TestCase("/api/v1/submissions/{submission}/samples.ndjson")]
    [TestCase("/api/v1/submissions/{submission}/tasks/{task}")]
    [TestCase("/submissions/{submission}/tasks/{task}")]
    [TestCase("/data/bench-{version}.tar.gz")]
    public async Task One_that_is_altered_in_place_is_not_served(string address)
    {
        var cancellationToken = TestContext.CurrentContext.CancellationToken;
        await using var site = await PublishedSite.StartAsync(SmallData.WriteAsync, cancellationToken);
        var samples = Path.Combine(site.Data.Submission(SmallData.Submission)!.Run.Folder, "samples.jsonl");
        var asked = address.Replace("{version}", site.Data.Version, StringComparison.Ordinal)
            .Replace("{submission}", SmallData.Submission, StringComparison.Ordinal).Replace("{task}", SmallData.Task, StringComparison.Ordinal);
        var good = await File.ReadAllBytesAsync(samples, cancellationToken);
        var altered = good.ToArray();
        altered[^1] = (byte)' ';
        await File.WriteAllBytesAsync(samples, altered, cancellationToken);

        using var refused = await site.Client.GetAsync(new Uri(asked, UriKind.Relative), cancellationToken);
        await File.WriteAllBytesAsync(samples, good, cancellationToken);
        File.SetLastWriteTimeUtc(samples, new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        using var restored = await site.Client.GetAsync(new Uri(asked, UriKind.Relative), cancellationToken);

        Assert.That((int)refused.StatusCode, Is.EqualTo(503));
        Assert.That((int)restored.StatusCode, Is.EqualTo(200), "the same bytes with another time are the same file");
    }
}
