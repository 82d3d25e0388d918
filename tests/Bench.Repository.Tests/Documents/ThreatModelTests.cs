using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Bench.Repository.Tests.Sources;

namespace Bench.Repository.Tests.Documents;

/// <summary>The page of tricks names proofs that exist, and every hostile patch stands on it.</summary>
[TestFixture]
public sealed partial class ThreatModelTests
{
    private const string Page = "docs/threat-model.md";
    private const string Patches = "tests/cheats/";

    private static string[] Named { get; } = [.. CodeSpan().Matches(RepositoryFiles.Text(Page)).Select(match => match.Groups["name"].Value)];

    [Test]
    public void Every_test_that_it_names_exists()
    {
        var tests = RepositoryFiles.All.Where(path => path.StartsWith("tests/", StringComparison.Ordinal) && path.EndsWith(".cs", StringComparison.Ordinal)).Select(RepositoryFiles.Text).ToList();
        var named = Named.Where(name => TestName().IsMatch(name)).Distinct(StringComparer.Ordinal).ToList();

        Assert.That(named, Has.Count.GreaterThan(40));
        Assert.That(named.Where(name => !tests.Exists(text => text.Contains($" {name}(", StringComparison.Ordinal))), Is.Empty);
    }

    [Test]
    public void Every_hostile_patch_is_on_it_and_in_the_manifest_and_no_other()
    {
        var patches = RepositoryFiles.All.Where(path => path.StartsWith(Patches, StringComparison.Ordinal) && path.EndsWith(".patch", StringComparison.Ordinal)).Select(path => path[Patches.Length..]).ToList();
        var manifest = JsonNode.Parse(RepositoryFiles.Text(Patches + "manifest.json"))!.AsObject().SelectMany(language => language.Value!.AsArray().Select(cheat => $"{language.Key}/{cheat!["name"]}.patch"));

        Assert.That(Named.Where(name => name.EndsWith(".patch", StringComparison.Ordinal)).Distinct(StringComparer.Ordinal), Is.EquivalentTo(patches));
        Assert.That(manifest, Is.EquivalentTo(patches));
    }

    [GeneratedRegex("`(?<name>[^`\n]+)`", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex CodeSpan();

    [GeneratedRegex("^[A-Z][a-z]*_[A-Za-z0-9_]+$", RegexOptions.NonBacktracking)]
    private static partial Regex TestName();
}
