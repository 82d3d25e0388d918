using Bench.Harvester.Filter;
using Bench.Harvester.Filter.Paths;
using Bench.Harvester.Mine;

namespace Bench.Harvester.Tests.Filter.Signals;

public sealed class LanguageSignalTests
{
    private static readonly FileDiff Python = Change.Edit("src/part.py", ["    old = work(1)"], ["    new = work(2)"]);
    private static readonly FileDiff Cython = Change.Edit("src/_part.pyx", ["    old = work(1)"], ["    new = work(2)"]);
    private static readonly FileDiff Native = Change.Edit("src/part.c", ["    old = work(1);"], ["    now = work(2);"]);

    [Test]
    public void An_extension_alone_ranks_lower_in_a_Python_project() =>
        Assert.That((WeightIn(true, Cython), WeightIn(true, Native)), Is.EqualTo(((double?)Weights.OtherLanguage, (double?)Weights.OtherLanguage)));

    [Test]
    public void An_extension_beside_Python_ranks_lower_by_less() => Assert.That(WeightIn(true, Python, Native), Is.EqualTo(Weights.PartlyOtherLanguage));

    [Test]
    public void A_changed_test_in_Python_does_not_make_an_extension_more_than_that() =>
        Assert.That(WeightIn(true, Native, Change.New("tests/test_part.py", "assert 1")), Is.EqualTo(Weights.OtherLanguage));

    [Test]
    public void Python_alone_and_other_projects_rank_as_before()
    {
        Assert.That(WeightIn(true, Python), Is.Null);
        Assert.That(WeightIn(false, Native), Is.Null);
    }

    [Test]
    public void A_project_is_Python_where_most_of_its_source_files_are()
    {
        Assert.That(PythonProject.Is(["setup.py", "a/b.py", "a/c.py", "a/d.c", "a/d.h", "docs/x.md", "docs/y.md", "docs/z.md"]), Is.True);
        Assert.That(PythonProject.Is(["setup.py", "pyproject.toml", "src/a.c", "src/b.c", "tools/c.py"]), Is.False);
        Assert.That(PythonProject.Is([]), Is.False);
    }

    private static double? WeightIn(bool isPython, params FileDiff[] files) =>
        new PullRequestFilter { IsPython = isPython }.Judge((new Change("Speed up joins") { Files = [.. files] }).Mined)
            .Evidence.Where(evidence => evidence.Name == "diff.language").Select(evidence => (double?)evidence.Weight).SingleOrDefault();
}
