using System.Collections.Concurrent;
using Bench.Leaderboard.Delivery;
using Microsoft.Playwright;

namespace Bench.Browser.Tests;

/// <summary>Every string of the corpus in every field that somebody can submit, in a real browser with script on.</summary>
[TestFixture]
[Parallelizable(ParallelScope.Self)]
public sealed class InjectionTests
{
    private const int Visitors = 3;

    /// <summary>What is wrong with a page: something ran, something foreign is in it, or something fell out of its place.</summary>
    private const string Problems = """
        () => {
            const found = [];
            const say = (what, part) => found.push(`${what}: ${(part?.outerHTML ?? "").slice(0, 200)}`);
            if (window.pwned !== undefined) say("something ran");
            const scripts = [...document.scripts].filter(script => !(script.src.startsWith(location.origin + "/site.") && script.textContent === ""));
            scripts.forEach(script => say("a script that is not ours", script));
            document.querySelectorAll("iframe, object, embed, base, meta[http-equiv=refresh], marquee, portal, math, plaintext, xmp, template, dialog, video, audio, main style, main link, main img:not([src^='/matrix/overview.svg'])").forEach(part => say("an element that no page has", part));
            for (const part of document.querySelectorAll("*")) {
                for (const { name, value } of part.attributes) {
                    if (name.startsWith("on") || name === "style" || name === "srcdoc") say(`the attribute ${name}`, part);
                    if (/^(href|src|action|formaction|xlink:href)$/.test(name) && !/^(https?:|\/|#|\?|mailto:|urn:)/.test(value)) say(`the address ${value}`, part);
                }
            }
            if (document.querySelectorAll("main").length !== 1 || document.querySelectorAll("h1").length !== 1) say("not one main part with one head");
            if (!document.querySelector("body > footer, footer")) say("the end of the page is gone");
            for (const table of document.querySelectorAll("main table")) {
                const width = row => [...row.cells].reduce((sum, cell) => sum + cell.colSpan, 0);
                const widths = new Set([...table.rows].map(width));
                if (widths.size > 1 && !table.querySelector("[rowspan]")) say(`rows of ${[...widths]} cells`, table.caption);
            }
            return found;
        }
        """;

    [Test, CancelAfter(480_000)]
    public async Task Nothing_that_was_submitted_runs_or_breaks_a_page(CancellationToken cancellationToken)
    {
        await using var site = await PublishedSite.StartAsync(HostileData.WriteAsync, cancellationToken);
        var addresses = new ConcurrentQueue<string>(Addresses());
        var found = new ConcurrentQueue<string>();

        await Task.WhenAll(Enumerable.Range(0, Visitors).Select(_ => VisitAsync(site, addresses, found, cancellationToken)));

        Assert.That(string.Join('\n', found.Take(40)), Is.Empty);
        Assert.That(addresses, Is.Empty, "pages that were not looked at");
        Assert.That(site.Service<PolicyReports>().Count, Is.Zero, "the content policy had to step in");
        Assert.That(InjectionCorpus.All, Has.Length.GreaterThanOrEqualTo(100).And.Unique);
    }

    private static IEnumerable<string> Addresses() =>
    [
        "/", "/?sort=model", "/tasks", "/matrix", "/machines", "/changes", "/rules", "/status", "/data",
        $"/compare?a={HostileData.Submissions[0]}&b={HostileData.Submissions[1]}",
        .. HostileData.Submissions.Select(id => $"/submissions/{id}"),
        .. HostileData.Submissions.Select((id, i) => $"/submissions/{id}/tasks/{HostileData.Tasks[i / 12 * 12]}"),
        .. HostileData.Tasks.Select(task => $"/tasks/{task}"),
        .. InjectionCorpus.All.Where((_, i) => i % 4 == 0).Select(words => $"/search?q={Uri.EscapeDataString(words[..Math.Min(words.Length, 90)])}"),
        .. InjectionCorpus.All.Where((_, i) => i % 4 == 1).Select(words => $"/?q={Uri.EscapeDataString(words[..Math.Min(words.Length, 90)])}"),
        .. InjectionCorpus.All.Where((_, i) => i % 4 == 2).Select(words => $"/tasks?sort={Uri.EscapeDataString(words)}"),
    ];

    private static async Task VisitAsync(PublishedSite site, ConcurrentQueue<string> addresses, ConcurrentQueue<string> found, CancellationToken cancellationToken)
    {
        await using var visit = await Browsing.VisitAsync(new Look(), site.Address);
        var tab = await visit.NewPageAsync();
        var outside = new List<string>();
        tab.Request += (_, request) =>
        {
            if (new Uri(request.Url).Authority != site.Address.Authority)
            {
                outside.Add(request.Url);
            }
        };
        tab.Dialog += (_, dialog) => outside.Add($"a dialog: {dialog.Message}");
        while (addresses.TryDequeue(out var address) && !cancellationToken.IsCancellationRequested)
        {
            await tab.GotoAsync(address, new PageGotoOptions { WaitUntil = WaitUntilState.Load });
            var problems = await tab.EvaluateAsync<string[]>(Problems);
            var tooWide = await tab.EvaluateAsync<string[]>(PageChecks.TooWide);
            foreach (var problem in problems.Concat(outside).Concat(tooWide.Select(part => $"wider than the window: {part}")))
            {
                found.Enqueue($"{address}: {problem}");
            }

            outside.Clear();
        }
    }
}
