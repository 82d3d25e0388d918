using System.Text.RegularExpressions;
using Bench.Repository.Tests.Sources;

namespace Bench.Repository.Tests.Layout;

/// <summary>Text is encoded wherever it becomes part of a page. The build bans the types; this sees what the compiler itself must be allowed to use.</summary>
[TestFixture]
public sealed partial class MarkupTests
{
    private const string Reviewed = "leaderboard-web/Bench.Leaderboard/Documents/RenderedMarkdown.cs";

    [Test]
    public void Ready_made_markup_is_held_by_one_reviewed_type_alone()
    {
        var holders = RepositoryFiles.All
            .Where(path => path.StartsWith("leaderboard-web/", StringComparison.Ordinal) && (path.EndsWith(".cs", StringComparison.Ordinal) || path.EndsWith(".razor", StringComparison.Ordinal)))
            .Where(path => ReadyMade().IsMatch(RepositoryFiles.Text(path)));

        Assert.That(holders, Is.EqualTo(new[] { Reviewed }));
    }

    [Test]
    public void The_build_bans_it_too()
    {
        Assert.That(RepositoryFiles.Text("BannedSymbols.txt"), Does.Contain("T:Microsoft.AspNetCore.Components.MarkupString;"));
    }

    [GeneratedRegex(@"\bMarkupString\b|\bAddMarkupContent\b|\bHtml\.Raw\b|\bHtmlString\b", RegexOptions.NonBacktracking)]
    private static partial Regex ReadyMade();
}
