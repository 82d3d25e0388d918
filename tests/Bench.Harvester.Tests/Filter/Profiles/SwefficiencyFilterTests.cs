using Bench.Harvester.Filter;
using Bench.Harvester.Filter.Profiles;

namespace Bench.Harvester.Tests.Filter.Profiles;

public sealed class SwefficiencyFilterTests
{
    [TestCase("Add FastAPI", "accepted")]
    [TestCase("Fix cache invalidation", "accepted")]
    [TestCase("Look up join keys in a dict", "below-threshold")]
    public void A_keyword_anywhere_decides(string title, string reason) => Assert.That(Judge(new Change(title)), Is.EqualTo(reason));

    [Test]
    public void Comments_in_the_description_are_dropped() => Assert.That(Judge(new Change("Join") { Body = "<!-- performance -->" }), Is.EqualTo("below-threshold"));

    [TestCase("tests-only", "pkg/tests/test_a.py")]
    [TestCase("documentation-only", "docs/a.rst", "README.md")]
    [TestCase("lock-files-only", "src/a.py", "poetry.lock")]
    public void Paths_put_out(string reason, params string[] paths) =>
        Assert.That(Judge(new Change("Faster") { Files = [.. paths.Select(path => Change.Edit(path, ["a"], ["b"]))] }), Is.EqualTo(reason));

    [Test]
    public void A_profile_is_made_by_its_name()
    {
        Assert.That(FilterProfiles.Names.Select(name => FilterProfiles.Create(name).GetType()), Is.EqualTo(new[] { typeof(PullRequestFilter), typeof(SwefficiencyFilter) }));
        Assert.That(() => FilterProfiles.Create("other"), Throws.ArgumentException);
    }

    private static string Judge(Change change) => new SwefficiencyFilter().Judge(change.Mined).Reason;
}
