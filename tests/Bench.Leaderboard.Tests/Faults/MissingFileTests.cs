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
}
