using Bench.Charts.Markup;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace Bench.Leaderboard.Components.Parts;

/// <summary>Renders nodes as elements of the page: names are ours, and the renderer encodes values and text, so no markup is ever written as it is.</summary>
public sealed class Drawing : ComponentBase
{
    /// <summary>What is drawn.</summary>
    [Parameter, EditorRequired]
    public required Node Node { get; set; }

    /// <inheritdoc/>
    protected override void BuildRenderTree(RenderTreeBuilder builder) => Add(builder, Node);

    /// <summary>Rendered once and never compared, so that all pieces may share one sequence number.</summary>
    private static void Add(RenderTreeBuilder builder, Node node)
    {
        switch (node)
        {
            case Node.Text(var text):
                builder.AddContent(0, VisibleText.Of(text));
                break;
            case Node.Element element:
                Add(builder, element);
                break;
            default:
                throw new InvalidOperationException($"{node} has no place inside a page");
        }
    }

    private static void Add(RenderTreeBuilder builder, Node.Element element)
    {
        builder.OpenElement(0, element.Name);
        foreach (var (name, value) in element.Attributes)
        {
            if (value is not null)
            {
                builder.AddAttribute(0, name, VisibleText.Of(value));
            }
        }

        foreach (var child in element.Children)
        {
            Add(builder, child);
        }

        builder.CloseElement();
    }
}
