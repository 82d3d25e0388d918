using System.Xml.Linq;
using Bench.Harvester.Cover;

namespace Bench.Harvester.Tests.Cover;

[TestFixture]
public sealed class CoverageReadingTests
{
    [Test]
    public void Executed_lines_of_interest_are_read_from_Cobertura_wherever_the_tree_was_built()
    {
        var report = XDocument.Parse("""
            <coverage><sources><source>/bench/repo/src/</source></sources><packages><package><classes>
              <class filename="Weft/Text/A.cs"><methods><method><lines><line number="4" hits="0" /></lines></method></methods>
                <lines><line number="3" hits="2" /><line number="4" hits="0" /><line number="5" hits="1" /></lines></class>
              <class filename="Weft/B.cs"><lines><line number="3" hits="1" /></lines></class>
            </classes></package></packages></coverage>
            """);

        var lines = Cobertura.Of(report, [new("src/Weft/Text/A.cs", 3), new("src/Weft/Text/A.cs", 4), new("src/Weft/C.cs", 3)]);

        Assert.That(lines.Select(line => line.ToString()), Is.EqualTo(new[] { "src/Weft/Text/A.cs:3" }));
    }

    [Test]
    public void What_the_Python_program_writes_is_read()
    {
        var lines = PythonCoverage.Parse("""{"tool": "t", "tests": {"tests.a.T::x": {"src/m.py": [3, 1]}}, "imported": {"src/m.py": [2]}}""");

        Assert.That(lines.ByTest["tests.a.T::x"].Select(line => line.Number), Is.EqualTo(new[] { 1, 3 }));
        Assert.That(lines.Shared.Single().ToString(), Is.EqualTo("src/m.py:2"));
    }

    [Test]
    public void What_gcov_writes_is_read_test_by_test()
    {
        string[] text =
        [
            "bench-test: one::one",
            """{"files": [{"file": "../src/a.c", "lines": [{"line_number": 3, "count": 1}, {"line_number": 4, "count": 0}]}]}""",
            "bench-test: two::two",
            "{ broken",
            """{"files": [{"file": "/repo/src/b.c", "lines": [{"line_number": 3, "count": 1}]}]}""",
        ];

        var byTest = NativeCoverage.Parse(text, [new("src/a.c", 3), new("src/a.c", 4)]);

        Assert.That(byTest.Keys, Is.EqualTo(new[] { "one::one" }));
        Assert.That(byTest["one::one"].Single().ToString(), Is.EqualTo("src/a.c:3"));
    }

    [Test]
    public void A_file_that_was_compiled_in_a_folder_of_the_tree_is_found_by_that_folder()
    {
        string[] text =
        [
            "bench-test: ",
            """{"current_working_directory": "/bench/repo/lib", "files": [{"file": "a.c", "lines": [{"line_number": 3, "count": 1}]}]}""",
            """{"current_working_directory": "/bench/repo/programs", "files": [{"file": "../lib/b.h", "lines": [{"line_number": 5, "count": 2}]}, {"file": "a.c", "lines": [{"line_number": 4, "count": 1}]}]}""",
        ];

        var byTest = NativeCoverage.Parse(text, [new("lib/a.c", 3), new("lib/a.c", 4), new("lib/b.h", 5)]);

        Assert.That(byTest[""].Select(line => line.ToString()), Is.EqualTo(new[] { "lib/a.c:3", "lib/b.h:5" }));
    }
}
