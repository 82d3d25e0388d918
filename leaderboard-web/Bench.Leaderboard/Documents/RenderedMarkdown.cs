using Microsoft.AspNetCore.Components;

namespace Bench.Leaderboard.Documents;

/// <summary>
/// Markup made of a document of this project, when it is first shown. The one type that may hold ready-made markup: it takes no text from outside, only files of <c>docs</c>, and Markdig
/// makes it with raw HTML disabled, so that a tag in a document is shown and not obeyed. See docs/adr/0009-static-rendering.md.
/// </summary>
public sealed class RenderedMarkdown
{
    private readonly Lazy<string> markup;

    /// <summary>The markup of a document that was read from the folder of documents.</summary>
    internal RenderedMarkdown(MarkdownSource document) => markup = new Lazy<string>(document.Html);

#pragma warning disable RS0030 // The ban exists to keep markup in this one reviewed type.
    /// <summary>The markup as a fragment of a page.</summary>
    public RenderFragment Fragment => builder => builder.AddContent(0, new MarkupString(markup.Value));
#pragma warning restore RS0030
}
