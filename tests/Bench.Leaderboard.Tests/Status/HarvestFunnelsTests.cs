using Bench.Leaderboard.Importing;
using Bench.Leaderboard.Status;

namespace Bench.Leaderboard.Tests.Status;

/// <summary>Funnels that lie in the site's folder: counts of those that are sound, a place and a reason for the others.</summary>
[TestFixture]
public sealed class HarvestFunnelsTests
{
    private static readonly DateTime Day = new(2026, 11, 5, 0, 0, 0, DateTimeKind.Utc);

    private readonly string _root = Directory.CreateTempSubdirectory("bench-funnels-").FullName;

    [TearDown]
    public void Clear() => Array.ForEach(Directory.GetDirectories(_root), folder => Directory.Delete(folder, recursive: true));

    [OneTimeTearDown]
    public void Remove() => Directory.Delete(_root, recursive: true);

    [Test]
    public async Task A_site_without_harvests_has_none() =>
        Assert.That(await new HarvestFunnels(new SiteFolder(_root)).LookAsync(CancellationToken.None), Is.Empty);

    [Test]
    public async Task Counts_are_those_of_the_file_and_change_with_it()
    {
        var funnels = new HarvestFunnels(new SiteFolder(_root));
        Put("dask", """{"schema":"bench/funnel/v1","repository":"/home/me/dask","stages":[{"stage":"mine","accepted":5,"rejected":0,"reasons":[]},{"stage":"filter","accepted":2,"rejected":3}],"pullRequests":[{"number":1}]}""");
        var first = (await funnels.LookAsync(CancellationToken.None)).Single();
        Put("dask", """{"schema":"bench/funnel/v1","stages":[{"stage":"mine","accepted":6,"rejected":0}]}""", Day.AddDays(1));
        var second = (await funnels.LookAsync(CancellationToken.None)).Single();

        Assert.That((first.Name, first["mine"]?.Accepted, first["filter"]?.Rejected, first["build"]), Is.EqualTo(("dask", 5, 3, (HarvestStage?)null)));
        Assert.That((second["mine"]?.Accepted, second["filter"]), Is.EqualTo((6, (HarvestStage?)null)));
    }

    [TestCase("""{"schema":"bench/funnel/v2","stages":[]}""", "expected a document bench/funnel/v1")]
    [TestCase("""{"schema":"bench/funnel/v1"}""", "expected a document bench/funnel/v1")]
    [TestCase("""{"schema":"bench/funnel/v1","stages":[{"stage":"<b>","accepted":1,"rejected":0}]}""", "expected a document bench/funnel/v1")]
    [TestCase("""{"schema":"bench/funnel/v1","stages":[{"stage":"mine","accepted":-1,"rejected":0}]}""", "expected a document bench/funnel/v1")]
    [TestCase("{\n\"schema\":", "line 2: it is not the JSON")]
    [TestCase("", "it is not the JSON")]
    [TestCase("null", "expected a document bench/funnel/v1")]
    public async Task A_broken_file_says_where_and_what(string text, string problem)
    {
        Put("x", text);

        var funnel = (await new HarvestFunnels(new SiteFolder(_root)).LookAsync(CancellationToken.None)).Single();

        Assert.That(funnel.Stages, Is.Empty);
        Assert.That(funnel.Problem, Does.StartWith("harvests/x/funnel.json: ").And.Contain(problem));
    }

    private void Put(string name, string text, DateTime? at = null)
    {
        var file = Path.Combine(Directory.CreateDirectory(Path.Combine(_root, "harvests", name)).FullName, "funnel.json");
        File.WriteAllText(file, text);
        File.SetLastWriteTimeUtc(file, at ?? Day);
    }
}
