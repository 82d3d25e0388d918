using System.Net;
using System.Text.RegularExpressions;

namespace Bench.Browser.Tests;

[TestFixture]
[Parallelizable(ParallelScope.All)]
public sealed partial class LinkTests
{
    private const int MostPages = 1800;

    private static readonly Dictionary<string, Func<PublishedSite>> Sites = new(StringComparer.Ordinal)
    {
        ["small board"] = () => Browsing.Site,
        ["several suites and receipts"] = () => Browsing.Several,
        ["empty"] = () => Browsing.Empty,
    };

    private static IEnumerable<string> Names => Sites.Keys;

    /// <summary>Follows every link of a site from its board and its pages of all kinds, each once; of links that only sort or filter a page, a few.</summary>
    [TestCaseSource(nameof(Names)), CancelAfter(300_000)]
    public async Task No_link_of_a_site_is_dead(string name, CancellationToken cancellationToken)
    {
        var site = Sites[name]();
        using var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = site.Address };
        var dead = new List<string>();
        var seen = new HashSet<string>(["/", .. PageKinds.Names.Select(PageKinds.Of).Where(page => page is { Status: HttpStatusCode.OK, Then: null } && page.Site() == site).Select(page => page.Address())], StringComparer.Ordinal);
        var variants = new Dictionary<string, int>(StringComparer.Ordinal);
        var open = new Queue<string>(seen);
        while (open.TryDequeue(out var address))
        {
            using var answer = await client.GetAsync(new Uri(address, UriKind.Relative), HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            if (answer.StatusCode != HttpStatusCode.OK)
            {
                dead.Add($"{(int)answer.StatusCode} {address}");
            }
            else if (answer.Content.Headers.ContentType?.MediaType == "text/html")
            {
                var links = Links(await answer.Content.ReadAsStringAsync(cancellationToken), new Uri(site.Address, address));
                links.Where(link => IsFollowed(link, variants) && seen.Add(link)).ToList().ForEach(open.Enqueue);
            }
        }

        Assert.That(dead, Is.Empty);
        Assert.That(seen, Has.Count.InRange(40, MostPages));
    }

    private static IEnumerable<string> Links(string page, Uri address) =>
        from Match match in Reference().Matches(page)
        let target = new Uri(address, WebUtility.HtmlDecode(match.Groups["url"].Value))
        where target.Authority == address.Authority
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
