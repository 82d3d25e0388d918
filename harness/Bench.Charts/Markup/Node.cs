namespace Bench.Charts.Markup;

/// <summary>
/// A piece of an HTML page. Closed: text and elements. There is no node for ready-made markup, so text from outside cannot get into a page
/// unencoded; the one text that is not encoded is a <see cref="Style"/> sheet of ours, which may hold nothing that markup would act on.
/// </summary>
public abstract record Node
{
    private Node()
    {
    }

    /// <summary>Text becomes a node by being written where a node is expected.</summary>
    public static implicit operator Node(string text) => new Text(text);

    /// <summary>Text; encoded when it is written.</summary>
    /// <param name="Value">The text as it is.</param>
    public sealed record Text(string Value) : Node;

    /// <summary>An element with its attributes and children.</summary>
    /// <param name="Name">Its name; ours.</param>
    /// <param name="Attributes">Names, which are ours, and values, which are encoded. An attribute without a value is left out.</param>
    /// <param name="Children">What it holds; read once, when it is written.</param>
    public sealed record Element(string Name, IReadOnlyList<(string Name, string? Value)> Attributes, IEnumerable<Node> Children) : Node;

    /// <summary>The style sheet of a page, written as it is.</summary>
    /// <param name="Sheet">CSS without markup characters.</param>
    public sealed record Style(string Sheet) : Node;
}
