using System.Xml.Linq;
using Bench.Sandbox.Agents;
using Bench.Sandbox.Tests.Agents;

namespace Bench.Sandbox.Tests.Runners;

public sealed class UnittestRunnerTests() : AgentFixture(AgentKind.Compiled)
{
    private const string Tests =
        """
        import unittest
        class A(unittest.TestCase):
            def test_passes(self): pass
            def test_fails(self): self.assertEqual(1, 2)
            def test_raises(self): raise OSError("x\x00\udc80<&")
            def test_parts(self):
                for i in range(3):
                    with self.subTest(i=i): self.assertNotEqual(i, 1)
            @unittest.skip("not here")
            def test_skipped(self): pass
            @unittest.expectedFailure
            def test_expected(self): self.fail()
            @unittest.expectedFailure
            def test_unexpected(self): pass
        class B(unittest.TestCase):
            @classmethod
            def setUpClass(cls): raise OSError("no class")
            def test_never_runs(self): pass
        """;

    [Test]
    public async Task Every_test_is_reported_once_with_its_status()
    {
        var (result, report) = await RunTestsAsync(("tests/test_a.py", Tests), ("tests/test_broken.py", "import no_such_library"));

        Assert.That(result.End, Is.EqualTo(new SpawnEnd.Exited(1)));
        Assert.That(report, Is.EquivalentTo(new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["tests.test_a.A::test_passes"] = "passed",
            ["tests.test_a.A::test_fails"] = "failure",
            ["tests.test_a.A::test_raises"] = "error",
            ["tests.test_a.A::test_parts"] = "failure",
            ["tests.test_a.A::test_skipped"] = "skipped",
            ["tests.test_a.A::test_expected"] = "skipped",
            ["tests.test_a.A::test_unexpected"] = "failure",
            ["tests.test_a.B::setUpClass"] = "error",
            ["unittest.loader._FailedTest::tests.test_broken"] = "error",
        }));
    }

    [Test]
    public async Task Passing_tests_exit_with_0()
    {
        var (result, report) = await RunTestsAsync(("tests/test_a.py", "import unittest\nclass A(unittest.TestCase):\n    def test_passes(self): pass"));

        Assert.That(result.End, Is.EqualTo(new SpawnEnd.Exited(0)));
        Assert.That(report, Has.Count.EqualTo(1));
    }

    private async Task<(SpawnResult Result, Dictionary<string, string> Report)> RunTestsAsync(params (string Name, string Text)[] files)
    {
        Directory.CreateDirectory(Path.Combine(Folder, "tests"));
        foreach (var (name, text) in files.Append(("tests/__init__.py", "")))
        {
            await File.WriteAllTextAsync(Path.Combine(Folder, name), text);
        }

        var path = Path.Combine(Folder, "report.xml");
        var runner = Path.Combine(InstallLayout.Find().PythonRunners, "bench_unittest.py");
        var result = await RunAsync(Command("python3", "-s", "-B", runner, "--report", path) with { Folder = Folder });
        var report = XDocument.Load(path).Descendants("testcase").ToDictionary(
            test => $"{test.Attribute("classname")!.Value}::{test.Attribute("name")!.Value}",
            test => test.Elements().FirstOrDefault()?.Name.LocalName ?? "passed",
            StringComparer.Ordinal);
        return (result, report);
    }
}
