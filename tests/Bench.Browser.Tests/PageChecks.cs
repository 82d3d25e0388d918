namespace Bench.Browser.Tests;

/// <summary>Questions to a page, answered in the browser with a list of what is wrong.</summary>
internal static class PageChecks
{
    /// <summary>What makes the page scroll sideways: nothing when it does not.</summary>
    public const string TooWide = """
        () => {
            if (document.documentElement.scrollWidth <= innerWidth) return [];
            const scrolls = part => part && part !== document.body && (/auto|scroll|hidden/.test(getComputedStyle(part).overflowX) || scrolls(part.parentElement));
            const wide = [...document.body.querySelectorAll("*")].filter(part => part.getBoundingClientRect().right > innerWidth + 1 && !scrolls(part.parentElement));
            return wide.slice(0, 4).map(part => part.outerHTML.slice(0, 160)).concat(wide.length ? [] : [`${document.documentElement.scrollWidth} px, and no part is to blame`]);
        }
        """;
}
