using System.Net;
using Bench.Leaderboard.Delivery;

namespace Bench.Leaderboard.Tests.Delivery;

[TestFixture]
public sealed class HeaderTests
{
    [TestCase("/", 200)]
    [TestCase("/site.css", 200)]
    [TestCase("/healthz", 200)]
    [TestCase("/no-such-page", 404)]
    [TestCase("/api/v1/openapi.json", 200)]
    [TestCase("/api/v1/no-such-thing", 404)]
    [CancelAfter(60_000)]
    public async Task Every_answer_forbids_what_the_site_never_does(string address, int status, CancellationToken cancellationToken)
    {
        await using var site = await SiteUnderTest.StartAsync(SiteUnderTest.Empty, cancellationToken);

        using var answer = await site.GetAsync(address, cancellationToken);

        Assert.That((int)answer.StatusCode, Is.EqualTo(status));
        var policy = answer.Headers.GetValues("Content-Security-Policy").Single();
        Assert.That(policy, Does.Contain("default-src 'self'").And.Contain("object-src 'none'").And.Contain("base-uri 'none'").And.Contain("frame-ancestors 'none'").And.Contain("form-action 'self'"));
        Assert.That(policy, Does.Not.Contain("unsafe").And.Not.Contain("*"));
        Assert.That(answer.Headers.GetValues("X-Content-Type-Options"), Is.EqualTo(new[] { "nosniff" }));
        Assert.That(
            answer.Headers.Select(header => header.Key),
            Is.SupersetOf(new[] { "Referrer-Policy", "Permissions-Policy", "Cross-Origin-Opener-Policy", "Cross-Origin-Resource-Policy" }).And.Not.Contain("Server"));
    }

    [Test, CancelAfter(60_000)]
    public async Task Reports_of_the_content_policy_are_counted(CancellationToken cancellationToken)
    {
        await using var site = await SiteUnderTest.StartAsync(SiteUnderTest.Empty, cancellationToken);
        using var report = new StringContent("{\"csp-report\":{}}", System.Net.Http.Headers.MediaTypeHeaderValue.Parse("application/csp-report"));

        using var answer = await site.Client.PostAsync(new Uri(PolicyReports.Path, UriKind.Relative), report, cancellationToken);

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.NoContent));
        Assert.That(site.Service<PolicyReports>().Count, Is.EqualTo(1));
    }

    [Test, CancelAfter(60_000)]
    public async Task A_body_that_is_too_large_is_refused(CancellationToken cancellationToken)
    {
        await using var site = await SiteUnderTest.StartAsync(SiteUnderTest.Empty, cancellationToken);
        using var body = new ByteArrayContent(new byte[1 << 17]);

        using var answer = await site.Client.PostAsync(new Uri("/", UriKind.Relative), body, cancellationToken);

        Assert.That((int)answer.StatusCode, Is.InRange(400, 499));
    }

    [Test, CancelAfter(60_000)]
    public async Task What_can_be_read_can_be_asked_about(CancellationToken cancellationToken)
    {
        await using var site = await SiteUnderTest.StartAsync(SiteUnderTest.Empty, cancellationToken);
        using var request = new HttpRequestMessage(HttpMethod.Head, new Uri("/", UriKind.Relative));

        using var answer = await site.Client.SendAsync(request, cancellationToken);

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(answer.Headers.ETag, Is.Not.Null);
        Assert.That(await answer.Content.ReadAsByteArrayAsync(cancellationToken), Is.Empty);
    }
}
