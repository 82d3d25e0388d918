using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Bench.Contracts.Schemas;

/// <summary>What the documentation comments say about records and their members, as plain text.</summary>
internal sealed partial class RecordDocumentation
{
    private readonly Dictionary<string, XElement> members;

    private RecordDocumentation(Dictionary<string, XElement> members) => this.members = members;

    /// <summary>Reads the compiler's documentation files, one for each assembly.</summary>
    public static RecordDocumentation Load(params IEnumerable<Stream> files) =>
        new(files.SelectMany(xml => XDocument.Load(xml).Descendants("member")).ToDictionary(member => member.Attribute("name")!.Value, StringComparer.Ordinal));

    /// <summary>The summary of a type; null when it has none.</summary>
    public string? Of(Type type) => Summary($"T:{NameOf(type)}");

    /// <summary>What is said of a member of a record; null when nothing is.</summary>
    public string? Of(Type type, string property) => Summary($"P:{NameOf(type)}.{property}");

    private static string NameOf(Type type) => (type.IsGenericType ? type.GetGenericTypeDefinition() : type).FullName!.Replace('+', '.');

    private string? Summary(string member)
    {
        if (members.GetValueOrDefault(member)?.Element("summary") is not { } element)
        {
            return null;
        }

        foreach (var reference in element.Descendants("see").ToArray())
        {
            var target = reference.Attribute("cref")?.Value ?? "";
            reference.Value = target[(target.LastIndexOf('.') + 1)..];
        }

        return Spaces().Replace(element.Value, " ").Trim();
    }

    [GeneratedRegex(@"\s+", RegexOptions.NonBacktracking)]
    private static partial Regex Spaces();
}
