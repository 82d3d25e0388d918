using System.Net;
using System.Text.RegularExpressions;

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

    [TestCase("css")]
    [TestCase("js")]
    [TestCase("svg")]
    [CancelAfter(60_000)]
    public async Task A_file_whose_address_holds_its_digest_is_kept_for_good_and_by_its_plain_name_it_is_not(string ending, CancellationToken cancellationToken)
    {
        await using var site = await SiteUnderTest.StartAsync(SiteUnderTest.Empty, cancellationToken);
        var page = await site.Client.GetStringAsync(new Uri("/", UriKind.Relative), cancellationToken);
        var address = Regex.Match(page, $"\"(/[a-z]+)(\\.[a-z0-9]{{10}})(\\.{ending})\"", RegexOptions.None, TimeSpan.FromSeconds(1));
        var (name, digest, end) = (address.Groups[1].Value, address.Groups[2].Value, address.Groups[3].Value);

        using var first = await site.GetAsync(name + digest + end, cancellationToken);
        using var again = await site.GetAsync(name + digest + end, cancellationToken, ("If-None-Match", first.Headers.ETag!.ToString()));
        using var plain = await site.GetAsync(name + end, cancellationToken);
        using var wrong = await site.GetAsync($"{name}.aaaaaaaaaa{end}", cancellationToken);

        Assert.That(first.Headers.CacheControl!.ToString(), Is.EqualTo("public, max-age=31536000, immutable"));
        Assert.That((again.StatusCode, again.Headers.CacheControl!.ToString()), Is.EqualTo((HttpStatusCode.NotModified, "public, max-age=31536000, immutable")));
        Assert.That((plain.StatusCode, plain.Headers.CacheControl!.ToString()), Is.EqualTo((HttpStatusCode.OK, "no-cache")));
        Assert.That((wrong.StatusCode, wrong.Headers.CacheControl?.ToString() ?? ""), Is.EqualTo((HttpStatusCode.NotFound, "")).Or.EqualTo((HttpStatusCode.NotFound, "no-store")));
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
