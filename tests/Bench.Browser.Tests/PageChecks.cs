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

    /// <summary>Words that run into each other where a link, a code or a tag begins or ends: nothing when a reader sees a gap between all.</summary>
    public const string Glued = """
        () => {
            const glued = [];
            const words = node => (node?.nodeType === 3 || (node?.nodeType === 1 && getComputedStyle(node).display.startsWith("inline"))) ? node.textContent : "";
            const apart = (left, right) => {
                const edge = (node, start) => { const range = document.createRange(); range.selectNodeContents(node); const all = range.getClientRects(); return all[start ? 0 : all.length - 1]; };
                const [a, b] = [edge(left, false), edge(right, true)];
                return !a || !b || Math.abs(a.bottom - b.bottom) > 8 || b.left - a.right > 2;
            };
            for (const part of document.querySelectorAll("main :is(a, code, time, .tag, .level, .mark)")) {
                for (const [left, right] of [[part.previousSibling, part], [part, part.nextSibling]]) {
                    if (/[\w.,:;]$/.test(words(left)) && /^\w/.test(words(right)) && !apart(left, right)) glued.push(`${words(left).slice(-40)}|${words(right).slice(0, 40)}`);
                }
            }
            return glued;
        }
        """;
}
