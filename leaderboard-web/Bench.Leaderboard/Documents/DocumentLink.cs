namespace Bench.Leaderboard.Documents;

/// <summary>Where a link of a document leads on the site.</summary>
internal static class DocumentLink
{
    private const string Root = "/docs/";
    private const string Suffix = ".md";

    /// <summary>The address; null when the site does not serve what the link points to.</summary>
    /// <param name="page">Name of the page with the link, such as <c>adr/0001-the-clock-is-outside</c>.</param>
    /// <param name="link">The link as written.</param>
    public static string? Target(string page, string link)
    {
        if (link.StartsWith('#') || link.StartsWith("https://", StringComparison.Ordinal) || link.StartsWith("http://", StringComparison.Ordinal))
        {
            return link;
        }

        var parts = link.Split('#', 2);
        if (parts[0].Contains(':', StringComparison.Ordinal) || !parts[0].EndsWith(Suffix, StringComparison.Ordinal) || Below(page, parts[0]) is not { } name)
        {
            return null;
        }

        return Root + name[..^Suffix.Length] + (parts.Length > 1 ? "#" + parts[1] : "");
    }

    /// <summary>A path seen from a page, as a path from the folder of documents; null when it leaves that folder.</summary>
    private static string? Below(string page, string path)
    {
        var folders = new Stack<string>(page.Split('/')[..^1]);
        foreach (var part in path.Split('/'))
        {
            if (part == ".." ? !folders.TryPop(out _) : part.Length == 0)
            {
                return null;
            }

            if (part is not (".." or "."))
            {
                folders.Push(part);
            }
        }

        return string.Join('/', folders.Reverse());
    }
}
