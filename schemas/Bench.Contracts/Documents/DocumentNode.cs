using System.Globalization;
using System.Text.Json;

namespace Bench.Contracts.Documents;

/// <summary>A value of a document together with the place it stands at.</summary>
/// <param name="Kind">What the value is.</param>
/// <param name="Line">Line it begins on, from 1.</param>
/// <param name="Text">Text of a string, digits of a number; empty otherwise.</param>
internal sealed record DocumentNode(JsonValueKind Kind, long Line, string Text = "")
{
    private const int LongestShown = 60;

    /// <summary>Members of an object in the order of the file.</summary>
    public IReadOnlyList<KeyValuePair<string, DocumentNode>> Members { get; init; } = [];

    /// <summary>Items of a list.</summary>
    public IReadOnlyList<DocumentNode> Items { get; init; } = [];

    /// <summary>The value of a member; null when there is none of that name.</summary>
    public DocumentNode? Member(string name) => Members.FirstOrDefault(member => member.Key == name).Value;

    /// <summary>The node at a JSON pointer, or the nearest one above it that exists.</summary>
    public DocumentNode Nearest(string pointer)
    {
        var node = this;
        foreach (var part in pointer.Split('/').Skip(1))
        {
            var child = node.Kind == JsonValueKind.Array
                ? int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var index) ? node.Items.ElementAtOrDefault(index) : null
                : node.Member(part.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal));
            if (child is null)
            {
                break;
            }

            node = child;
        }

        return node;
    }

    /// <summary>The value in a few words, for a message.</summary>
    public string Describe() => Kind switch
    {
        JsonValueKind.Object => "found an object",
        JsonValueKind.Array => "found a list",
        JsonValueKind.String => $"found \"{Shown(Text)}\"",
        JsonValueKind.Number => $"found {Shown(Text)}",
        JsonValueKind.True => "found true",
        JsonValueKind.False => "found false",
        _ => "found null",
    };

    /// <summary>A text made fit to be shown: cut, and without control characters.</summary>
    public static string Shown(string text)
    {
        var cut = text.Length <= LongestShown ? text : text[..LongestShown] + "…";
        return string.Concat(cut.Select(character => char.IsControl(character) ? '\uFFFD' : character));
    }

    /// <summary>The pointer of a member below a pointer.</summary>
    public static string Below(string pointer, string name) =>
        $"{pointer}/{name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal)}";
}
