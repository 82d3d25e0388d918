using System.Collections.Immutable;
using System.Xml.Linq;
using Bench.Repository.Tests.Sources;

namespace Bench.Repository.Tests.Layout;

/// <summary>Which project may refer to which. A new arrow is a decision, not a convenience.</summary>
[TestFixture]
public sealed class LayerTests
{
    private static readonly ImmutableDictionary<string, string[]> Allowed = new Dictionary<string, string[]>(StringComparer.Ordinal)
    {
        ["Bench.Contracts"] = [],
        ["Bench.Runner"] = [],
        ["Bench.SelfCheck"] = [],
        ["Bench.Scoring"] = ["Bench.Contracts"],
        ["Bench.Sandbox"] = ["Bench.Contracts"],
        ["Bench.Evaluation"] = ["Bench.Contracts", "Bench.Scoring", "Bench.Sandbox"],
        ["Bench.Charts"] = ["Bench.Contracts", "Bench.Scoring"],
        ["Bench.Harness"] = ["Bench.Evaluation", "Bench.Charts"],
        ["Bench.Harvester"] = ["Bench.Contracts", "Bench.Scoring", "Bench.Sandbox", "Bench.Evaluation", "Bench.Charts"],
        ["Bench.Leaderboard"] = ["Bench.Contracts", "Bench.Scoring", "Bench.Charts"],
    }.ToImmutableDictionary(StringComparer.Ordinal);

    private static IEnumerable<string> Projects => RepositoryFiles.All.Where(path =>
        path.EndsWith(".csproj", StringComparison.Ordinal) && !path.StartsWith("tasks/", StringComparison.Ordinal) && !path.Contains("/Subjects/", StringComparison.Ordinal));

    [Test]
    public void A_project_refers_only_to_the_layers_below_it()
    {
        var wrong =
            from project in Projects.Where(path => !path.StartsWith("tests/", StringComparison.Ordinal))
            from reference in References(project)
            where !Allowed.GetValueOrDefault(NameOf(project), []).Contains(reference)
            select $"{NameOf(project)} refers to {reference}";

        Assert.That(wrong, Is.Empty);
    }

    [Test]
    public void Every_project_outside_the_tests_has_its_place_in_the_layers()
    {
        Assert.That(Projects.Where(path => !path.StartsWith("tests/", StringComparison.Ordinal)).Select(NameOf), Is.SubsetOf(Allowed.Keys));
    }

    [Test]
    public void Every_project_is_part_of_the_solution()
    {
        var solution = RepositoryFiles.Text("Bench.sln").Replace('\\', '/');

        Assert.That(Projects.Where(path => !solution.Contains(path, StringComparison.Ordinal)), Is.Empty);
    }

    [Test]
    public void Versions_of_packages_stand_in_one_place()
    {
        var own =
            from project in Projects
            from package in XDocument.Parse(RepositoryFiles.Text(project)).Descendants("PackageReference")
            where package.Attribute("Version") is not null || package.Attribute("VersionOverride") is not null
            select $"{project}: {package.Attribute("Include")?.Value}";

        Assert.That(own, Is.Empty);
    }

    [Test]
    public void Every_project_has_a_lock_file()
    {
        Assert.That(Projects.Where(path => !RepositoryFiles.Exists($"{Path.GetDirectoryName(path)}/packages.lock.json")), Is.Empty);
    }

    /// <summary>What a project's code can see; a project that is only built along is not seen.</summary>
    private static IEnumerable<string> References(string project) =>
        XDocument.Parse(RepositoryFiles.Text(project)).Descendants("ProjectReference")
            .Where(reference => reference.Attribute("ReferenceOutputAssembly")?.Value != "false")
            .Select(reference => NameOf(reference.Attribute("Include")!.Value.Replace('\\', '/')));

    private static string NameOf(string project) => Path.GetFileNameWithoutExtension(project);
}
