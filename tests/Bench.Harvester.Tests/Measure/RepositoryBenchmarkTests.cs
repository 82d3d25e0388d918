using Bench.Harvester.Funnel;
using Bench.Harvester.Measure;

namespace Bench.Harvester.Tests.Measure;

/// <summary>Benchmarks that a repository has itself, wrapped and measured.</summary>
public sealed class RepositoryBenchmarkTests : MeasureFixture
{
    private const string Asv = """
        import random
        from .shared import SIZE
        from pile import words

        class TimeWords:
            params = [[10], [SIZE, 2 * SIZE]]
            param_names = ["least", "size"]

            def setup(self, least, size):
                rng = random.Random(42)
                self.words = [str(rng.randrange(least, size)) for _ in range(size)]

            def time_distinct(self, least, size):
                words.distinct(self.words)

            def time_nothing(self, least, size):
                pass
        """;

    private const string Fixture = """
        import random
        import pytest
        from pile import words

        @pytest.mark.parametrize("size", [100, 900])
        def test_distinct(benchmark, size):
            rng = random.Random(1)
            found = benchmark(words.distinct, [str(rng.randrange(size)) for _ in range(2 * size)])
            assert found
        """;

    /// <summary>As much of pytest as a module needs to load.</summary>
    private const string Marks = """
        class _Mark:
            def __init__(self, name, args):
                self.name, self.args = name, args

        class mark:
            @staticmethod
            def parametrize(*args):
                def put(function):
                    function.pytestmark = [_Mark("parametrize", args)]
                    return function
                return put
        """;

    private static readonly Dictionary<string, string> Slow = new()
    {
        ["pile/__init__.py"] = "",
        ["pile/words.py"] = """
            def distinct(words):
                seen = []
                for word in words:
                    if word not in seen:
                        seen.append(word)
                return len(seen)
            """,
    };

    private static readonly Dictionary<string, string> Fast = new()
    {
        ["pile/words.py"] = """
            def distinct(words):
                seen = set()
                for word in words:
                    seen.add(word)
                return len(seen)
            """,
    };

    [Test]
    public async Task A_benchmark_of_asv_is_seeded_its_result_kept_and_the_task_carries_it()
    {
        Dictionary<string, string> files = new(Slow)
        {
            ["asv.conf.json"] = "{\n  // comments are allowed there\n  \"benchmark_dir\": \"perf\",\n}",
            ["perf/__init__.py"] = "",
            ["perf/shared.py"] = "SIZE = 700\n",
            ["perf/words.py"] = Asv,
        };
        var (result, folder) = await JudgeAsync("asv", files);
        Assert.That(result.Verdict.Accepted, Told(result));
        Assert.That(Told(result), Does.Contain("workload.source: benchmark").And.Contain("asv perf/words.py: TimeWords.time_distinct"));
        Assert.That(File.ReadAllText(Path.Combine(folder, "benchmark", "perf", "words.py")), Is.EqualTo(Asv));
        Assert.That(Directory.EnumerateFiles(folder, "bench-look.py"), Is.Empty);
    }

    [Test]
    public async Task A_benchmark_of_pytest_benchmark_is_called_without_its_fixture()
    {
        var (result, _) = await JudgeAsync("fixture", new(Slow) { ["benchmarks/test_words.py"] = Fixture, ["pytest.py"] = Marks });
        Assert.That(result.Verdict.Accepted, Told(result));
        Assert.That(Told(result), Does.Contain("pytest-benchmark benchmarks/test_words.py: test_distinct"));
    }

    [Test]
    public async Task A_benchmark_whose_answer_says_nothing_is_refused()
    {
        const string Silent = """
            from pile import words

            def time_distinct():
                if words.distinct([str(number) for number in range(900)]) < 0:
                    raise ValueError
            """;
        var (result, _) = await JudgeAsync("silent", new(Slow) { ["asv.conf.json"] = "{}", ["benchmarks/words.py"] = Silent });
        Assert.That(result.Verdict.Reason, Is.EqualTo(MeasureReasons.OracleWeak), Told(result));
    }

    private async Task<(StageResult Result, string Folder)> JudgeAsync(string name, Dictionary<string, string> files)
    {
        var (repository, commits) = await SampleRepository.WriteAsync(name, Folder, files, Fast);
        var candidate = SomeCandidate.Of(SomeCandidate.Request(3, commits[0], commits[1]), SomeCandidate.PythonDraft(""), NewFolder());
        return (await JudgeAsync(repository, candidate, Quick with { MostBenchmarks = 2 }), candidate.Folder);
    }
}
