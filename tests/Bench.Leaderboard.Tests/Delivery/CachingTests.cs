using System.Net;

namespace Bench.Leaderboard.Tests.Delivery;

[TestFixture]
public sealed class CachingTests
{
    [Test, CancelAfter(60_000)]
    public async Task A_reader_who_has_a_page_is_told_that_it_still_holds(CancellationToken cancellationToken)
    {
        await using var site = await SiteUnderTest.StartAsync(SiteUnderTest.Empty, cancellationToken);
        using var first = await site.GetAsync("/", cancellationToken);

        using var second = await site.GetAsync("/", cancellationToken, ("If-None-Match", first.Headers.ETag!.ToString()));

        Assert.That(second.StatusCode, Is.EqualTo(HttpStatusCode.NotModified));
        Assert.That(second.Headers.ETag, Is.EqualTo(first.Headers.ETag));
        Assert.That(first.Headers.CacheControl!.ToString(), Is.EqualTo("public, max-age=300"));
    }

    [Test, CancelAfter(60_000)]
    public async Task Another_dataset_gives_another_page_and_another_tag(CancellationToken cancellationToken)
    {
        await using var site = await SiteUnderTest.StartAsync(SiteUnderTest.Empty, cancellationToken);
        using var first = await site.GetAsync("/", cancellationToken);
        site.Data.Replace(SiteUnderTest.Empty with { Version = "111111111111" });

        using var second = await site.GetAsync("/", cancellationToken, ("If-None-Match", first.Headers.ETag!.ToString()));

        Assert.That(second.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(second.Headers.ETag, Is.Not.EqualTo(first.Headers.ETag));
    }

    [Test, CancelAfter(60_000)]
    public async Task A_page_that_was_asked_for_is_kept(CancellationToken cancellationToken)
    {
        await using var site = await SiteUnderTest.StartAsync(SiteUnderTest.Empty, cancellationToken);
        using var first = await site.GetAsync("/", cancellationToken);

        using var second = await site.GetAsync("/", cancellationToken);
        using var other = await site.GetAsync("/", cancellationToken, ("Accept-Encoding", "gzip"));

        Assert.That(first.Headers.Age, Is.Null);
        Assert.That(second.Headers.Age, Is.Not.Null);
        Assert.That(other.Headers.Age, Is.Null, "what was kept is not what was asked for");
    }

    [TestCase("/healthz")]
    [TestCase("/no-such-page")]
    [CancelAfter(60_000)]
    public async Task What_is_of_the_moment_is_kept_by_nobody(string address, CancellationToken cancellationToken)
    {
        await using var site = await SiteUnderTest.StartAsync(SiteUnderTest.Empty, cancellationToken);

        using var answer = await site.GetAsync(address, cancellationToken);

        Assert.That(answer.Headers.ETag, Is.Null);
        Assert.That(answer.Headers.CacheControl?.NoStore, Is.Not.False);
    }

    [TestCase("br")]
    [TestCase("gzip")]
    [CancelAfter(60_000)]
    public async Task Pages_are_compressed_as_they_are_asked_for(string encoding, CancellationToken cancellationToken)
    {
        await using var site = await SiteUnderTest.StartAsync(SiteUnderTest.Empty, cancellationToken);

        using var answer = await site.GetAsync("/", cancellationToken, ("Accept-Encoding", encoding));

        Assert.That(answer.Content.Headers.ContentEncoding, Is.EqualTo(new[] { encoding }));
        Assert.That(answer.Headers.Vary, Does.Contain("Accept-Encoding"));
    }
}
