using Bench.Contracts.Tasks;
using Bench.Harvester.Build;
using Bench.Harvester.Cover;

namespace Bench.Harvester.Tests.Cover;

[TestFixture]
public sealed class SuiteNarrowingTests
{
    private static readonly SourceTree Tree = SourceTree.Of(new[]
    {
        ("net/core/cluster.py", ""), ("net/core/tests/test_cluster.py", "import net"), ("net/core/tests/test_paths.py", "import net"),
        ("net/draw/tests/test_draw.py", "import net"), ("net/io/tests/test_csv.py", "from net.core import cluster"), ("net/io/tests/helper.py", ""),
    }.Select(file => KeyValuePair.Create(file.Item1, file.Item2)));

    private static readonly TestSuite Suite = new(TestFramework.Pytest, PythonRecipe.Pytest(["--ignore=net/draw/tests/test_draw.py"], ["net"]), "report.xml");

    [Test]
    public void The_files_of_a_suite_are_those_below_its_paths_and_not_ignored()
    {
        Assert.That(SuiteNarrowing.FilesOf(Tree, Suite), Is.EqualTo(new[] { "net/core/tests/test_cluster.py", "net/core/tests/test_paths.py", "net/io/tests/test_csv.py" }));
    }

    [TestCase(1, "net/core/tests/test_cluster.py")]
    [TestCase(2, "net/core/tests/test_cluster.py net/io/tests/test_csv.py")]
    [TestCase(3, "net/core/tests/test_cluster.py net/core/tests/test_paths.py net/io/tests/test_csv.py")]
    public void The_name_counts_before_an_import_and_that_before_the_folder(int most, string expected)
    {
        var files = SuiteNarrowing.FilesOf(Tree, Suite with { Command = PythonRecipe.Pytest([], []) });

        Assert.That(SuiteNarrowing.Nearest(Tree, files, ["net/core/cluster.py"], most), Is.EqualTo(expected.Split(' ')));
    }

    [Test]
    public void A_narrowed_suite_names_its_files_in_place_of_the_folders()
    {
        var narrowed = SuiteNarrowing.To(Tree, Suite, ["net/io/tests/test_csv.py"]);

        Assert.That(narrowed.Command, Does.Contain("net/io/tests/test_csv.py").And.Not.Contain("net"));
        Assert.That(SuiteNarrowing.FilesOf(Tree, narrowed), Is.EqualTo(new[] { "net/io/tests/test_csv.py" }));
    }

    [Test]
    public void The_file_of_a_test_is_found_by_its_id()
    {
        string[] files = ["net/core/tests/test_cluster.py", "net/core/tests/test_paths.py"];

        Assert.That(SuiteNarrowing.Holding([.. files], ["net.core.tests.test_paths.TestIt::test_a[1.5]", "elsewhere::test_b"]), Is.EqualTo(new[] { "net/core/tests/test_paths.py" }));
    }
}
