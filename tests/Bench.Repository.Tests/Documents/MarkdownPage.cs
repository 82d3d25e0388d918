using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Bench.Repository.Tests.Sources;

namespace Bench.Repository.Tests.Documents;

/// <summary>A page of documentation.</summary>
/// <param name="Path">Path relative to the root.</param>
/// <param name="Text">Its text without fenced code.</param>
internal sealed partial record MarkdownPage(string Path, string Text)
{
    /// <summary>All pages.</summary>
    public static ImmutableArray<MarkdownPage> All { get; } = [.. RepositoryFiles.Pages.Select(Load)];

    /// <summary>Targets of the links and pictures of the page.</summary>
    public IEnumerable<string> Links => Link().Matches(CodeSpan().Replace(Text, "")).Select(match => match.Groups["target"].Value);

    /// <summary>Names that a link may point to within the page: its headings, as GitHub spells them.</summary>
    public IEnumerable<string> Anchors => Heading().Matches(Text).Select(match => Anchor(match.Groups["title"].Value));

    /// <summary>The page at a path.</summary>
    public static MarkdownPage Load(string path) => new(path, Fence().Replace(RepositoryFiles.Text(path), ""));

    /// <summary>The anchor of a heading: lower case, punctuation dropped, spaces as hyphens.</summary>
    public static string Anchor(string title) =>
        string.Concat(title.Trim().ToLowerInvariant().Where(letter => char.IsLetterOrDigit(letter) || letter is ' ' or '-' or '_')).Replace(' ', '-');

    [GeneratedRegex(@"^```.*?^```[ ]*$", RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.ExplicitCapture, 2000)]
    private static partial Regex Fence();

    [GeneratedRegex(@"`[^`\n]*`", RegexOptions.NonBacktracking)]
    private static partial Regex CodeSpan();

    [GeneratedRegex(@"\]\((?<target>[^)\s]+)(\s[^)]*)?\)", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Link();

    [GeneratedRegex(@"^#{1,6}[ ]+(?<title>.+)$", RegexOptions.Multiline | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Heading();
}
