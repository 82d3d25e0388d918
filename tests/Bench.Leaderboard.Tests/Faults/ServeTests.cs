using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Bench.BoardGenerator;

namespace Bench.Leaderboard.Tests.Faults;

/// <summary>Starting the site: what is said, and how it ends, when something is in its way.</summary>
[TestFixture, CancelAfter(120_000)]
public sealed class ServeTests
{
    private string _folder = "";

    [SetUp]
    public void Make() => _folder = Directory.CreateTempSubdirectory("bench-serve-").FullName;

    [TearDown]
    public void Remove() => Directory.Delete(_folder, recursive: true);

    [Test]
    public async Task An_empty_folder_is_served_and_a_run_that_comes_later_is_seen(CancellationToken cancellationToken)
    {
        var site = Path.Combine(_folder, "site");
        await using var process = SiteProcess.Start(site, cancellationToken);
        using var client = new HttpClient { BaseAddress = await process.ServingAsync(cancellationToken) };
        var before = await client.GetStringAsync(new Uri("/healthz", UriKind.Relative), cancellationToken);
        Assert.That(before, Does.Match("^ok [0-9a-f]{12}\n$"));

        await new Board(new BoardOptions(2, 3, 6), site).WriteAsync(_ => { }, cancellationToken);

        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        while (await client.GetStringAsync(new Uri("/healthz", UriKind.Relative), cancellationToken) == before)
        {
            await tick.WaitForNextTickAsync(cancellationToken);
        }
    }

    [Test]
    public async Task A_port_that_is_taken_is_wrong_use(CancellationToken cancellationToken)
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var port = ((IPEndPoint)other.LocalEndpoint).Port.ToString(CultureInfo.InvariantCulture);
        await using var process = SiteProcess.Start(_folder, cancellationToken, "--urls", $"http://127.0.0.1:{port}");

        Assert.That((await process.Ended).ExitCode, Is.EqualTo(2), process.Said);
        Assert.That(process.Said, Does.Contain("another program listens on").And.Contain(port).And.Not.Contain("   at "));
        Assert.That((await process.Ended).StandardOutput.Length, Is.Zero, "no stack is logged beside the sentence");
    }

    [TestCase("https://127.0.0.1:0", "expected an address such as http://127.0.0.1:8080")]
    [TestCase("nonsense", "expected an address")]
    public async Task An_address_that_cannot_be_listened_on_is_wrong_use(string url, string said)
    {
        await using var process = SiteProcess.Start(_folder, CancellationToken.None, "--urls", url);

        Assert.That((await process.Ended).ExitCode, Is.EqualTo(2), process.Said);
        Assert.That(process.Said, Does.Contain(said));
    }

    [Test]
    public async Task A_folder_that_cannot_be_written_is_a_fault_with_its_name()
    {
        await using var process = SiteProcess.Start("/proc/site", CancellationToken.None);

        Assert.That((await process.Ended).ExitCode, Is.EqualTo(3), process.Said);
        Assert.That(process.Said, Does.Contain("bench: fault:").And.Contain("/proc/site").And.Not.Contain("   at "));
    }

    [Test]
    public async Task A_file_in_the_place_of_the_folder_is_wrong_use()
    {
        var file = Path.Combine(_folder, "file");
        await File.WriteAllTextAsync(file, "");
        await using var process = SiteProcess.Start(file, CancellationToken.None);

        Assert.That((await process.Ended).ExitCode, Is.EqualTo(2), process.Said);
        Assert.That(process.Said, Does.Contain("is a file; expected a folder"));
    }

    [Test]
    public async Task A_broken_notice_is_said_on_standard_error_once_with_file_and_line(CancellationToken cancellationToken)
    {
        var notices = Path.Combine(_folder, "notices.jsonl");
        await new Board(new BoardOptions(2, 3, 6), _folder).WriteAsync(_ => { }, cancellationToken);
        var good = (await File.ReadAllLinesAsync(notices, cancellationToken)).Length;
        await File.AppendAllLinesAsync(notices, ["{"], cancellationToken);
        await using var process = SiteProcess.Start(_folder, cancellationToken);
        await process.ServingAsync(cancellationToken);
        await File.AppendAllLinesAsync(notices, ["nothing"], cancellationToken);
        await process.SaidAsync($"notices.jsonl:{good + 2}: ", cancellationToken);

        var said = process.Said.Split('\n').Where(line => line.Contains("notices.jsonl", StringComparison.Ordinal)).Select(line => string.Join(':', line.Split(':').Take(4)));
        Assert.That(said, Is.EqualTo(new[] { $"bench: import: notices.jsonl:{good + 1}", $"bench: import: notices.jsonl:{good + 2}" }), process.Said);
    }

    [Test]
    public async Task It_ends_by_itself_when_told_so(CancellationToken cancellationToken)
    {
        await using var process = SiteProcess.Start(_folder, cancellationToken, "--for", "1s");

        Assert.That((await process.Ended).ExitCode, Is.Zero, process.Said);
    }
}
