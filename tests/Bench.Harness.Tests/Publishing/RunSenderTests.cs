using System.Net;
using System.Net.Sockets;
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

    [TestCase("its score stands. Hand it in with again=true to have it scored once more", true)]
    [TestCase("found the run of /submissions/x with other logs or patches; what is published is not written over", false)]
    public async Task Again_is_offered_where_the_site_does(string detail, bool isOffered, CancellationToken cancellationToken)
    {
        using var listener = Listen();
        using var client = new SiteClient(new Uri(listener.Prefixes.Single()), "bench_some");
        var answering = RefuseAsync(listener, detail);
        var request = new PublishRequest(_run, PublicationLevel.SelfReported, Tasks: null, new PublishedSubmission("", ""), Name: null);
        var refused = await Assert.ThrowsAsync<WrongUseException>(() => new RunSender(client).SendAsync(request, cancellationToken));
        await answering;

        Assert.That(refused.Message, Does.Contain("409").And.Contain(detail));
        Assert.That(refused.Message.EndsWith("(here: --again)", StringComparison.Ordinal), Is.EqualTo(isOffered), refused.Message);
    }

    /// <summary>A site on a port that was free a moment ago; should another program have taken it since, the next one is tried.</summary>
    private static HttpListener Listen()
    {
        for (var port = Free(); ; port = Free())
        {
            var listener = new HttpListener { Prefixes = { $"http://127.0.0.1:{port}/" } };
            try
            {
                listener.Start();
                return listener;
            }
            catch (HttpListenerException taken) when (taken.Message.Contains("in use", StringComparison.Ordinal))
            {
                listener.Close();
            }
        }
    }

    private static int Free()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }

    private static async Task RefuseAsync(HttpListener listener, string detail)
    {
        var call = await listener.GetContextAsync();
        await call.Request.InputStream.CopyToAsync(Stream.Null);
        call.Response.StatusCode = (int)HttpStatusCode.Conflict;
        call.Response.Close(Encoding.UTF8.GetBytes($$"""{"detail":"{{detail}}"}"""), willBlock: false);
    }
}
