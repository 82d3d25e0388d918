using System.Net;
using Microsoft.Playwright;

namespace Bench.Browser.Tests;

/// <summary>A kind of page: where one is, and how a visitor gets there.</summary>
/// <param name="Site">The site that has it.</param>
/// <param name="Address">Its address there; asked for when the sites are up.</param>
internal sealed record PageKind(Func<PublishedSite> Site, Func<string> Address)
{
    /// <summary>A page that loads itself again is kept still while it is looked at.</summary>
    private const string KeepStill = """
        const set = window.setTimeout;
        window.setTimeout = (call, after, ...rest) => document.querySelector("[data-refresh]")?.dataset.refresh * 1000 === after ? 0 : set(call, after, ...rest);
        """;

    /// <summary>Status of the answer. A page that says another is not the one that was meant.</summary>
    public HttpStatusCode Status { get; init; } = HttpStatusCode.OK;

    /// <summary>What a visitor does at the address to get to the page; nothing for a page that the address is of.</summary>
    public Func<IPage, Task>? Then { get; init; }

    /// <summary>Opens it.</summary>
    /// <param name="look">How the visitor looks at it.</param>
    /// <param name="watch">Is given the tab before anything is asked for.</param>
    public async Task<IPage> OpenAsync(Look look, Action<IPage>? watch = null)
    {
        var visit = await Browsing.VisitAsync(look, Site().Address);
        var tab = await visit.NewPageAsync();
        await tab.AddInitScriptAsync(KeepStill);
        var status = 0;
        tab.Response += (_, answer) => status = answer.Request.IsNavigationRequest ? answer.Status : status;
        watch?.Invoke(tab);
        await tab.GotoAsync(Address());
        await (Then?.Invoke(tab) ?? Task.CompletedTask);
        await tab.WaitForLoadStateAsync(LoadState.Load);
        Assert.That((HttpStatusCode)status, Is.EqualTo(Status), $"{tab.Url} is not the page that was meant");
        return tab;
    }
}
