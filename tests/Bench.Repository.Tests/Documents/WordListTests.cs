using System.Text.RegularExpressions;
using Bench.Repository.Tests.Sources;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Bench.Repository.Tests.Documents;

/// <summary>One word for one thing: the glossary's. The glossary itself names the words of others.</summary>
[TestFixture]
public sealed class WordListTests
{
    private static readonly (string Pattern, string Word)[] Pages =
    [
        (@"\b(gold|golden|oracle|reference|human) (patch|patches|diff)\b", "expert patch"),
        (@"\b(model|agent|submitted) (patch|patches)\b", "candidate patch"),
        (@"\binstance ids?\b", "task id"),
        (@"\b(test|benchmark) instances?\b", "task"),
        (@"\bperformance tests?\b", "workload"),
        (@"\bA/A\b", "control arm"),
        (@"\bpass-to-pass\b", "parity"),
        (@"\binfrastructure (error|failure)s?\b", "fault"),
    ];

    private static readonly (string Pattern, string Word)[] Names =
    [
        ("^([Gg]old|[Gg]olden|[Oo]racle|[Rr]eference)(Patch|Diff|Commit)", "Expert"),
        ("^([Ii]nstanceList|[Tt]askInstance|[Bb]enchmarkInstance)", "Task"),
        ("^([Pp]erformanceTest|[Pp]erfTest)", "Workload"),
        ("^([Pp]assToPass|[Ff]ailToPass)", "Parity"),
        ("^([Ii]teration|[Rr]epeat)(Count|Number|Index)", "Rotation"),
        ("^[Ss]peedUp", "Speedup"),
    ];

    [Test]
    public void Pages_use_the_words_of_the_glossary()
    {
        Assert.That(
            from page in MarkdownPage.All
            where page.Path is not ("docs/glossary.md" or "CHANGELOG.md")
            from rule in Pages
            from Match found in Regex.Matches(page.Text, rule.Pattern, RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)
            select $"{page.Path}: \"{found.Value}\": {rule.Word}",
            Is.Empty);
    }

    [Test]
    public void Names_in_the_code_use_the_words_of_the_glossary()
    {
        Assert.That(
            from source in SourceFile.All
            from node in source.Root.DescendantNodes()
            let name = Declared(node)
            where name is not null
            from rule in Names
            where Regex.IsMatch(name, rule.Pattern, RegexOptions.NonBacktracking)
            select $"{source.At(node)}: {name}: {rule.Word}",
            Is.Empty);
    }

    [Test]
    public void No_type_takes_the_name_of_the_frameworks_task()
    {
        Assert.That(SourceFile.All.SelectMany(source => source.OuterTypes).OfType<BaseTypeDeclarationSyntax>().Where(type => type.Identifier.Text == "Task"), Is.Empty);
    }

    [Test]
    public void Pages_lead_to_the_glossary()
    {
        var silent = MarkdownPage.All.Where(page =>
            page.Path.StartsWith("docs/", StringComparison.Ordinal) && !page.Path.StartsWith("docs/adr/", StringComparison.Ordinal) && page.Path != "docs/glossary.md"
            && !page.Links.Any(link => link.StartsWith("glossary.md", StringComparison.Ordinal)));

        Assert.That(silent.Select(page => page.Path), Is.Empty);
    }

    private static string? Declared(Microsoft.CodeAnalysis.SyntaxNode node) => node switch
    {
        BaseTypeDeclarationSyntax type => type.Identifier.Text,
        MethodDeclarationSyntax method => method.Identifier.Text,
        PropertyDeclarationSyntax property => property.Identifier.Text,
        ParameterSyntax parameter => parameter.Identifier.Text,
        EnumMemberDeclarationSyntax member => member.Identifier.Text,
        _ => null,
    };
}
