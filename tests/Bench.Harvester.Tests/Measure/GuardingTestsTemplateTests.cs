using Bench.Harvester.Measure.Templates;
using Bench.Sandbox.HostPrograms;

namespace Bench.Harvester.Tests.Measure;

/// <summary>Guarding tests run without their framework: with the setups of their class and the parameters that marks alone tell.</summary>
public sealed class GuardingTestsTemplateTests
{
    private const string Tests = """
        from types import SimpleNamespace as Mark

        seen = []

        def test_plain():
            seen.append("plain")

        def test_sets(a, b, c):
            seen.append((a, b, c))

        class ParameterSet:
            values = (6,)

        test_sets.pytestmark = [Mark(name="parametrize", args=("a, b", [(1, 2), (3, 4)])), Mark(name="parametrize", args=(["c"], [5, ParameterSet()]))]

        def test_fixture(tmp_path):
            seen.append("never")

        class TestStack:
            @classmethod
            def setup_class(cls):
                cls.depth = 1

            def setup_method(self):
                self.height = 2

            def test_setups(self):
                assert (self.depth, self.height) == (1, 2)

            def test_wrong(self):
                assert self.depth == 2
        """;

    private const string Script = """
        import guarding_tests, test_a
        names = ["test_a::test_plain", "test_a::test_sets[5-1-2]", "test_a::test_sets[5-3-4]", "test_a::test_fixture", "test_a.TestStack::test_setups", "test_a.TestStack::test_wrong", "doctest.DocTestCase::runTest"]
        found = guarding_tests.observe(guarding_tests.run(guarding_tests.setup(1, {"tests": names, "rounds": 1})))
        print([status for name, status in zip(names, found) if "sets" not in name or "setups" in name])
        print(sorted(status for name, status in zip(names, found) if "test_sets" in name))
        print(sorted(str(one) for one in test_a.seen))
        """;

    [Test]
    public async Task A_test_runs_with_its_setups_and_every_set_of_parameters_once()
    {
        var folder = Directory.CreateTempSubdirectory("bench-guarding-").FullName;
        await File.WriteAllBytesAsync(Path.Combine(folder, TemplateFiles.GuardingTests), TemplateFiles.Bytes(TemplateFiles.GuardingTests).ToArray());
        await File.WriteAllTextAsync(Path.Combine(folder, "test_a.py"), Tests);

        var result = await HostCommand.RunAsync(["python3", "-B", "-c", Script], folder, default, HostCommandLimits.Default, CancellationToken.None);

        Directory.Delete(folder, recursive: true);
        Assert.That(result.OutputText.TrimEnd().Split('\n'), Is.EqualTo(new[]
        {
            "['passed', 'not run here', 'passed', 'failed', 'not run here']",
            "['not run here', 'passed']",
            "['(1, 2, 5)', '(1, 2, 6)', '(3, 4, 5)', '(3, 4, 6)', 'plain']",
        }));
    }
}
