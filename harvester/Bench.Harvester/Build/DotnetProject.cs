using System.Collections.Immutable;
using System.Xml;
using System.Xml.Linq;

namespace Bench.Harvester.Build;

/// <summary>A C# project as its own file and the Directory.Build.props above it describe it.</summary>
/// <param name="Path">Path of the project file in the tree.</param>
/// <param name="Frameworks">Target frameworks, as written; empty when they come from somewhere else.</param>
/// <param name="ManyFrameworks">Whether they stand in <c>TargetFrameworks</c>.</param>
/// <param name="References">Paths of the projects that it refers to.</param>
/// <param name="Packages">Packages that it refers to.</param>
/// <param name="IsTest">Whether it holds tests.</param>
public sealed record DotnetProject(
    string Path, ImmutableArray<string> Frameworks, bool ManyFrameworks, ImmutableArray<string> References, ImmutableSortedSet<string> Packages, bool IsTest)
{
    /// <summary>Folder of the project file; empty for the root.</summary>
    public string Folder => Path.Contains('/', StringComparison.Ordinal) ? Path[..Path.LastIndexOf('/')] : "";

    /// <summary>Name of the project.</summary>
    public string Name => System.IO.Path.GetFileNameWithoutExtension(Path);

    /// <summary>Whether its tests are a program of their own, which needs a host: xUnit.net 3 refuses to be built without one.</summary>
    public bool Runs => Packages.Any(package => package.StartsWith("xunit.v3", StringComparison.OrdinalIgnoreCase));

    /// <summary>All C# projects of a tree that can be read.</summary>
    public static ImmutableArray<DotnetProject> In(SourceTree tree) =>
        [.. tree.EndingIn(".csproj").Select(path => Read(tree, path)).OfType<DotnetProject>()];

    private static DotnetProject? Read(SourceTree tree, string path)
    {
        if (Parse(tree.Text(path)) is not { } root)
        {
            return null;
        }

        var above = PropsAbove(tree, path).Select(props => Parse(tree.Text(props))).OfType<XElement>().ToList();
        var many = Property([root, .. above], "TargetFrameworks");
        var one = Property([root], "TargetFramework") ?? (many is null ? Property(above, "TargetFramework") : null);
        var packages = Named(root, "PackageReference").Concat(above.SelectMany(props => Named(props, "PackageReference")))
            .Select(item => (string?)item.Attribute("Include") ?? "").Where(name => name.Length > 0).ToImmutableSortedSet(StringComparer.OrdinalIgnoreCase);
        var folder = path.Contains('/', StringComparison.Ordinal) ? path[..path.LastIndexOf('/')] : "";
        return new DotnetProject(
            path,
            [.. (one ?? many ?? "").Split([';', '\n', ' ', '\t'], StringSplitOptions.RemoveEmptyEntries).Where(framework => !framework.Contains('$', StringComparison.Ordinal))],
            one is null && many is not null,
            [.. Named(root, "ProjectReference").Select(item => Resolve(folder, (string?)item.Attribute("Include") ?? "")).Where(tree.Has)],
            packages,
            IsTestProject(System.IO.Path.GetFileNameWithoutExtension(path), root, packages));
    }

    private static bool IsTestProject(string name, XElement root, ImmutableSortedSet<string> packages)
    {
        var says = Property([root], "IsTestProject");
        var measures = name.Contains("bench", StringComparison.OrdinalIgnoreCase) || name.Contains("perf", StringComparison.OrdinalIgnoreCase) || packages.Contains("BenchmarkDotNet");
        var called = name.EndsWith("Tests", StringComparison.OrdinalIgnoreCase) || name.EndsWith("Test", StringComparison.OrdinalIgnoreCase) || name.EndsWith("Specs", StringComparison.OrdinalIgnoreCase);
        return !measures && (says is null
            ? packages.Contains("Microsoft.NET.Test.Sdk") || (called && packages.Any(package => package.StartsWith("xunit", StringComparison.OrdinalIgnoreCase) || package.StartsWith("NUnit", StringComparison.OrdinalIgnoreCase) || package.StartsWith("MSTest", StringComparison.OrdinalIgnoreCase)))
            : says.Equals("true", StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>The nearest one comes first; a build reads no other unless that one says so.</summary>
    private static IEnumerable<string> PropsAbove(SourceTree tree, string path)
    {
        var parts = path.Split('/')[..^1];
        for (var length = parts.Length; length >= 0; length--)
        {
            var prefix = length == 0 ? "" : string.Join('/', parts[..length]) + "/";
            var found = tree.Paths.FirstOrDefault(file => file.Equals(prefix + "Directory.Build.props", StringComparison.OrdinalIgnoreCase));
            if (found is not null)
            {
                yield return found;
            }
        }
    }

    private static string? Property(IEnumerable<XElement> files, string name) =>
        files.SelectMany(file => Named(file, name)).Select(element => element.Value.Trim()).FirstOrDefault(value => value.Length > 0);

    private static IEnumerable<XElement> Named(XElement root, string name) => root.Descendants().Where(element => element.Name.LocalName == name);

    private static string Resolve(string folder, string reference)
    {
        var parts = new List<string>();
        foreach (var part in (folder + "/" + reference.Replace('\\', '/')).Split('/', StringSplitOptions.RemoveEmptyEntries).Where(part => part != "."))
        {
            if (part == ".." && parts.Count > 0)
            {
                parts.RemoveAt(parts.Count - 1);
            }
            else
            {
                parts.Add(part);
            }
        }

        return string.Join('/', parts);
    }

    private static XElement? Parse(string text)
    {
        try
        {
            using var reader = XmlReader.Create(new StringReader(text), new XmlReaderSettings { DtdProcessing = DtdProcessing.Ignore, XmlResolver = null });
            return XElement.Load(reader);
        }
        catch (XmlException)
        {
            return null;
        }
    }
}
