using System.Net;
using System.Text.RegularExpressions;

namespace Bench.Leaderboard.Tests.Api;

/// <summary>Where a reader can click: every address that a page of the site names, from the board on.</summary>
[TestFixture, CancelAfter(240_000)]
internal sealed partial class LinkTests
{
    private const int Most = 10_000;

    [Test]
    public async Task Every_address_on_every_page_that_can_be_reached_is_answered(CancellationToken cancellationToken)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal) { "/" };
        var open = new Queue<(string Address, string From)>([("/", "")]);
        var wrong = new List<string>();
        while (open.TryDequeue(out var next))
        {
            using var answer = await PublishedBoard.Site.Client.GetAsync(new Uri(next.Address, UriKind.Relative), cancellationToken);
            if (!answer.IsSuccessStatusCode)
            {
                wrong.Add($"{(int)answer.StatusCode} {next.Address} (on {next.From})");
                continue;
            }

            var text = answer.Content.Headers.ContentType?.MediaType == "text/html" ? await answer.Content.ReadAsStringAsync(cancellationToken) : "";
            foreach (var address in Address().Matches(text).Select(match => WebUtility.HtmlDecode(match.Groups["path"].Value)).Where(address => seen.Count < Most && seen.Add(address)))
            {
                open.Enqueue((address, next.Address));
            }
        }

        Assert.That(wrong, Is.Empty);
        Assert.That(seen, Has.Count.InRange(200, Most - 1), "all of them were looked at");
    }

    [GeneratedRegex("(href|src)=\"(?<path>/[^\"#]*)", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Address();
}
