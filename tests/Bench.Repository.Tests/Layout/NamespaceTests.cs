using Bench.Repository.Tests.Sources;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Bench.Repository.Tests.Layout;

[TestFixture]
public sealed class NamespaceTests
{
    [Test]
    public void A_namespace_is_the_folder_that_it_stands_in()
    {
        Assert.That(
            from source in SourceFile.All
            let declared = source.Root.Members.OfType<BaseNamespaceDeclarationSyntax>().SingleOrDefault()
            where source.OuterTypes.Any() && declared?.Name.ToString() != NamespaceOf(source.Path)
            select $"{source.Path}: {declared?.Name.ToString() ?? "no namespace"} instead of {NamespaceOf(source.Path)}",
            Is.Empty);
    }

    [Test]
    public void Namespaces_are_file_scoped()
    {
        Assert.That(SourceFile.All.Where(source => source.Root.Members.OfType<NamespaceDeclarationSyntax>().Any()).Select(source => source.Path), Is.Empty);
    }

    [Test]
    public void A_file_holds_one_type_or_one_closed_hierarchy()
    {
        Assert.That(
            from source in SourceFile.All
            let types = source.OuterTypes.ToArray()
            where types.Length > 1 && !types[1..].All(type => DerivesFrom(type, NameOf(types[0])))
            select $"{source.Path}: {string.Join(", ", types.Select(NameOf))}",
            Is.Empty);
    }

    [Test]
    public void A_file_is_named_after_its_type()
    {
        Assert.That(
            from source in SourceFile.All
            let type = source.OuterTypes.FirstOrDefault()
            where type is not null && Path.GetFileName(source.Path).Split('.')[0] != NameOf(type)
            select $"{source.Path}: {NameOf(type)}",
            Is.Empty);
    }

    [Test]
    public void No_type_is_named_after_having_no_better_name()
    {
        Assert.That(
            from source in SourceFile.All
            from type in source.OuterTypes
            where new[] { "Helper", "Helpers", "Util", "Utils", "Utilities", "Manager", "Common", "Misc" }.Any(word => NameOf(type).EndsWith(word, StringComparison.Ordinal))
            select $"{source.At(type)}: {NameOf(type)}",
            Is.Empty);
    }

    /// <summary>The project's name, which is the last folder that begins with <c>Bench.</c>, and the folders below it.</summary>
    private static string NamespaceOf(string path)
    {
        var folders = path.Split('/')[..^1];
        var project = Array.FindLastIndex(folders, folder => folder.StartsWith("Bench.", StringComparison.Ordinal));
        return string.Join('.', folders[project..]);
    }

    private static string NameOf(MemberDeclarationSyntax type) => type switch
    {
        BaseTypeDeclarationSyntax declaration => declaration.Identifier.Text,
        DelegateDeclarationSyntax declaration => declaration.Identifier.Text,
        _ => "",
    };

    private static bool DerivesFrom(MemberDeclarationSyntax type, string name) =>
        type is TypeDeclarationSyntax { BaseList: { } bases } && bases.Types.Any(@base => @base.Type.ToString().Split('<')[0] == name);
}
