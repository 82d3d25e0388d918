using System.Net;
using System.Text.RegularExpressions;

namespace Bench.Browser.Tests;

[TestFixture]
[Parallelizable(ParallelScope.All)]
public sealed partial class LinkTests
{
    private const int MostPages = 600;

    /// <summary>Follows every link of the site from its board, each once; of links that only sort or filter a page, a few.</summary>
    [Test, CancelAfter(300_000)]
    public async Task No_link_of_the_site_is_dead(CancellationToken cancellationToken)
    {
        using var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = Browsing.Site.Address };
        var dead = new List<string>();
        var seen = new HashSet<string>(StringComparer.Ordinal) { "/" };
        var variants = new Dictionary<string, int>(StringComparer.Ordinal);
        var open = new Queue<string>(["/"]);
        while (open.TryDequeue(out var address))
        {
            using var answer = await client.GetAsync(new Uri(address, UriKind.Relative), HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            if (answer.StatusCode != HttpStatusCode.OK)
            {
                dead.Add($"{(int)answer.StatusCode} {address}");
            }
            else if (answer.Content.Headers.ContentType?.MediaType == "text/html")
            {
                var links = Links(await answer.Content.ReadAsStringAsync(cancellationToken), address);
                links.Where(link => IsFollowed(link, variants) && seen.Add(link)).ToList().ForEach(open.Enqueue);
            }
        }

        Assert.That(dead, Is.Empty);
        Assert.That(seen, Has.Count.InRange(50, MostPages));
    }

    private static IEnumerable<string> Links(string page, string address) =>
        from Match match in Reference().Matches(page)
        let target = new Uri(new Uri(Browsing.Site.Address, address), WebUtility.HtmlDecode(match.Groups["url"].Value))
        where target.Authority == Browsing.Site.Address.Authority
        select target.PathAndQuery;

    /// <summary>Whether a link leads to something new: at most eight queries of one path are looked at.</summary>
    private static bool IsFollowed(string link, Dictionary<string, int> variants)
    {
        var parts = link.Split('?', 2);
        if (parts.Length == 1)
        {
            return true;
        }

        variants[parts[0]] = variants.GetValueOrDefault(parts[0]) + 1;
        return variants[parts[0]] <= 8;
    }

    [GeneratedRegex("(?:href|src)=\"(?<url>[^\"]*)\"", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Reference();
}
