using System.Collections.Immutable;

namespace Bench.Leaderboard.Documents;

/// <summary>The documents of the project, read once when the site starts.</summary>
/// <param name="Pages">Pages by name.</param>
public sealed record DocumentLibrary(ImmutableSortedDictionary<string, DocumentPage> Pages)
{
    /// <summary>Name of the page that leads to the others.</summary>
    public const string Index = "index";

    private const string Suffix = ".md";

    /// <summary>A library without documents.</summary>
    public static DocumentLibrary Empty { get; } = new(ImmutableSortedDictionary.Create<string, DocumentPage>(StringComparer.Ordinal));

    /// <summary>Reads every Markdown file of a folder and those below it; empty when there is no such folder.</summary>
    /// <exception cref="IOException">A file cannot be read.</exception>
    public static DocumentLibrary Read(string? folder)
    {
        if (!Directory.Exists(folder))
        {
            return Empty;
        }

        var files = Directory.EnumerateFiles(folder, "*" + Suffix, SearchOption.AllDirectories);
        return new DocumentLibrary(files.Select(file => Page(NameOf(folder, file), File.ReadAllText(file))).ToImmutableSortedDictionary(page => page.Name, page => page, StringComparer.Ordinal));
    }

    /// <summary>A page of a name and a text.</summary>
    internal static DocumentPage Page(string name, string text)
    {
        var source = MarkdownSource.Read(name, text);
        return new DocumentPage(name, source.Title ?? name, source.Headings, source.Text(), new RenderedMarkdown(source));
    }

    private static string NameOf(string folder, string file) => Path.GetRelativePath(folder, file).Replace('\\', '/')[..^Suffix.Length];
}
