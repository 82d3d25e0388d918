using System.Net;
using System.Text;
using Bench.Contracts.Publications;
using Bench.Evaluation.Shell;
using Bench.Harness.Publishing;
using Bench.Harness.Queueing;

namespace Bench.Harness.Tests.Publishing;

/// <summary>What a site refuses is told with the option that helps, where one does.</summary>
[TestFixture, CancelAfter(60_000)]
public sealed class RunSenderTests
{
    private string _run = "";

    [SetUp]
    public async Task WriteRun()
    {
        _run = Directory.CreateTempSubdirectory("bench-send-").FullName;
        await SomeRun.WriteAsync(SomeRun.WithEveryOutcome(), _run);
    }

    [TearDown]
    public void RemoveFolder() => Directory.Delete(_run, recursive: true);

    [TestCase("""{"detail":"its score stands","again":true}""", true)]
    [TestCase("""{"detail":"its score stands","again":false}""", false)]
    [TestCase("""{"detail":"its score stands","again":"true"}""", false)]
    [TestCase("""{"detail":"its score stands, and again=true is of no use"}""", false)]
    public async Task Again_is_offered_where_the_site_does(string problem, bool isOffered, CancellationToken cancellationToken)
    {
        using var listener = LocalListener.Start();
        using var client = new SiteClient(new Uri(listener.Prefixes.Single()), "bench_some");
        var answering = RefuseAsync(listener, problem);
        var request = new PublishRequest(_run, PublicationLevel.SelfReported, Tasks: null, new PublishedSubmission("", ""), Name: null);
        var refused = await Assert.ThrowsAsync<WrongUseException>(() => new RunSender(client).SendAsync(request, cancellationToken));
        await answering;

        Assert.That(refused.Message, Does.Contain("409").And.Contain("its score stands"));
        Assert.That(refused.Message.EndsWith("(here: --again)", StringComparison.Ordinal), Is.EqualTo(isOffered), refused.Message);
    }

    private static async Task RefuseAsync(HttpListener listener, string problem)
    {
        var call = await listener.GetContextAsync();
        await call.Request.InputStream.CopyToAsync(Stream.Null);
        call.Response.StatusCode = (int)HttpStatusCode.Conflict;
        call.Response.Close(Encoding.UTF8.GetBytes(problem), willBlock: false);
    }
}
