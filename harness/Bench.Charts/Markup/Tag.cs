namespace Bench.Charts.Markup;

/// <summary>Makes elements: <c>Tag.Of("p", "text")</c>, <c>Tag.Of("td", [("class", "number")], "1.5")</c>.</summary>
public static class Tag
{
    /// <summary>An element without attributes.</summary>
    public static Node Of(string name, params IEnumerable<Node> children) => new Node.Element(name, [], children);

    /// <summary>An element with attributes; those whose value is null are left out.</summary>
    public static Node Of(string name, IReadOnlyList<(string Name, string? Value)> attributes, params IEnumerable<Node> children) =>
        new Node.Element(name, attributes, children);

    /// <summary>An element of a class.</summary>
    public static Node In(string @class, string name, params IEnumerable<Node> children) => new Node.Element(name, [("class", @class)], children);

    /// <summary>Text from outside, kept apart from its surroundings whatever direction it is written in.</summary>
    public static Node Outside(string text) => Of("bdi", text);

    /// <summary>Text from outside, cut after a number of characters.</summary>
    public static Node Outside(string text, int most) => Outside(text.Length <= most ? text : text[..most] + "…");
}
