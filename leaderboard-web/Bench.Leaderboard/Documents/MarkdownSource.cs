using System.Collections.Immutable;
using System.Globalization;
using Markdig;
using Markdig.Extensions.AutoIdentifiers;
using Markdig.Extensions.Tables;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Bench.Leaderboard.Documents;

/// <summary>A document of the folder <c>docs</c>, read and fitted to the site: links lead to its pages, headings can be linked, wide parts scroll by themselves.</summary>
internal sealed class MarkdownSource
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().DisableHtml().UsePipeTables().UseAutoIdentifiers(AutoIdentifierOptions.GitHub).Build();

    private readonly MarkdownDocument document;

    private MarkdownSource(MarkdownDocument document) => this.document = document;

    /// <summary>The first heading; null in a document without one.</summary>
    public string? Title => document.Descendants<HeadingBlock>().FirstOrDefault(heading => heading.Level == 1) is { } title ? Words(title) : null;

    /// <summary>The headings below the title, in order.</summary>
    public ImmutableArray<DocumentHeading> Headings =>
        [.. document.Descendants<HeadingBlock>().Where(heading => heading.Level > 1).Select(heading => new DocumentHeading(heading.Level, Words(heading), heading.GetAttributes().Id ?? ""))];

    /// <summary>Reads a document.</summary>
    /// <param name="name">Its name, such as <c>adr/0001-the-clock-is-outside</c>.</param>
    /// <param name="text">Its Markdown.</param>
    public static MarkdownSource Read(string name, string text)
    {
        var read = Markdown.Parse(text, Pipeline);
        foreach (var link in read.Descendants<LinkInline>().ToList())
        {
            Lead(link, name);
        }

        return new MarkdownSource(read);
    }

    /// <summary>Its words, a block a line.</summary>
    public string Text() => string.Join('\n', document.Descendants<LeafBlock>().Select(Words).Where(words => words.Length > 0));

    /// <summary>The markup. It is made once: making it adds to the document.</summary>
    public string Html()
    {
        Prepare();
        using var output = new StringWriter(CultureInfo.InvariantCulture);
        var renderer = new HtmlRenderer(output);
        Pipeline.Setup(renderer);
        renderer.ObjectRenderers.FindExact<CodeBlockRenderer>()!.OutputAttributesOnPre = true;
        renderer.ObjectRenderers.Replace<HtmlTableRenderer>(new ScrollingTableRenderer());
        renderer.Render(document);
        return output.ToString();
    }

    private static void Lead(LinkInline link, string name)
    {
        if (DocumentLink.Target(name, link.Url ?? "") is { } target && !link.IsImage)
        {
            link.Url = target;
            if (target.Contains("://", StringComparison.Ordinal))
            {
                link.GetAttributes().AddProperty("rel", "nofollow noopener");
            }

            return;
        }

        link.ReplaceBy(new LiteralInline(Words(link)));
    }

    /// <summary>Headings get a link to themselves; what may be wider than a phone can be reached and scrolled with the keyboard.</summary>
    private void Prepare()
    {
        foreach (var heading in document.Descendants<HeadingBlock>().Where(heading => heading.Level > 1 && heading.GetAttributes().Id is not null))
        {
            var link = new LinkInline { Url = "#" + heading.GetAttributes().Id };
            link.GetAttributes().AddClass("anchor");
            link.GetAttributes().AddProperty("aria-label", $"Link to the section {Words(heading)}");
            link.AppendChild(new LiteralInline("#"));
            heading.Inline?.AppendChild(new LiteralInline(" "));
            heading.Inline?.AppendChild(link);
        }

        foreach (var block in document.Descendants<CodeBlock>())
        {
            block.GetAttributes().AddProperty("tabindex", "0");
        }

        foreach (var (index, table) in document.Descendants<Table>().Index())
        {
            ScrollingTableRenderer.Prepare(table, index + 1);
        }
    }

    private static string Words(LeafBlock block) => block.Inline is { } inline ? Words(inline) : block.Lines.ToString().Trim();

    private static string Words(ContainerInline inline) => string.Concat(inline.Descendants().Select(part => part switch
    {
        LiteralInline literal => literal.Content.ToString(),
        CodeInline code => code.Content,
        LineBreakInline => " ",
        HtmlEntityInline entity => entity.Transcoded.ToString(),
        _ => "",
    })).Trim();
}
