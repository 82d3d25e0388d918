using Bench.Harvester.Funnel;
using Bench.Harvester.Measure;

namespace Bench.Harvester.Tests.Measure;

/// <summary>Each thing that a workload is refused for, with real samples of a repository of two commits.</summary>
public sealed class TrialTests : MeasureFixture
{
    private const string Slow = """
        def total(numbers):
            result = 0
            for number in numbers:
                for _ in range(6):
                    result += number % 7
                result -= 5 * (number % 7)
            return result

        def other(numbers):
            result = 0
            for number in numbers:
                result += number * number % 11
            return result
        """;

    private const string Fast = """
        def total(numbers):
            result = 0
            for number in numbers:
                result += number % 7
            return result

        def other(numbers):
            result = 0
            for number in numbers:
                result += number * number % 11
            return result
        """;

    private const string Setup = """
        import random
        from pile import sums

        def setup(seed, parameters):
            rng = random.Random(seed)
            return [rng.randrange(1000) for _ in range(60000)]

        """;

    private SampleRepository _repository = null!;
    private IReadOnlyList<string> _commits = [];

    [OneTimeSetUp]
    public async Task WriteTheRepository() => (_repository, _commits) = await SampleRepository.WriteAsync(
        "pile",
        Folder,
        new Dictionary<string, string> { ["pile/__init__.py"] = "", ["pile/sums.py"] = Slow },
        new Dictionary<string, string> { ["pile/sums.py"] = Fast });

    [TestCase("def run(state):\n    return sums.total(range(100000))\n", MeasureReasons.OracleWeak)]
    [TestCase("def run(state):\n    sums.total(state)\n", MeasureReasons.OracleWeak)]
    [TestCase("import os\ndef run(state):\n    return [sums.total(state), os.urandom(8)]\n", MeasureReasons.NotDeterministic)]
    [TestCase("def run(state):\n    return sums.other(state * 8)\n", MeasureReasons.NotReached)]
    [TestCase("def run(state):\n    return sums.grand_total(state)\n", MeasureReasons.WorkloadFailed)]
    [TestCase("def run(state):\n    return {sums.total(state)}\n", MeasureReasons.WorkloadFailed)]
    [TestCase("import inspect\ndef run(state):\n    return [sums.total(state), len(inspect.getsource(sums))]\n", MeasureReasons.AnswersDiffer)]
    public async Task A_workload_is_refused_with_the_reason(string run, string reason)
    {
        var result = await JudgeAsync(Quick with { WorkloadFile = Workload(Setup + run) });
        Assert.That(result.Verdict.Reason, Is.EqualTo(reason), Told(result));
        Assert.That(result.Verdict.Accepted, Is.False);
    }

    [Test]
    public async Task A_workload_that_no_number_of_calls_makes_long_enough_is_refused()
    {
        var result = await JudgeAsync(Quick with { WorkloadFile = Workload(Setup.Replace("60000", "2") + "def run(state):\n    return sums.total(state)\n") });
        Assert.That(result.Verdict.Reason, Is.EqualTo(MeasureReasons.TooShort), Told(result));
    }

    [Test]
    public async Task A_workload_beyond_the_limit_is_refused()
    {
        var result = await JudgeAsync(Quick with { WorkloadFile = Workload(Setup + "def run(state):\n    return sums.total(state * 4)\n"), Longest = TimeSpan.FromMilliseconds(40) });
        Assert.That(result.Verdict.Reason, Is.EqualTo(MeasureReasons.TooLong), Told(result));
    }

    [Test]
    public async Task A_short_workload_is_called_more_often_and_measured()
    {
        var result = await JudgeAsync(Quick with { WorkloadFile = Workload(Setup.Replace("60000", "1500") + "def run(state):\n    return sums.total(state)\n") });
        Assert.That(result.Verdict.Accepted, Told(result));
        Assert.That(result.Draft!.Workload!.CallsPerSample, Is.GreaterThan(16));
        Assert.That(result.Draft.Replays.Single().Speedup.Low, Is.GreaterThan(1.1));
    }

    [Test]
    public async Task A_bar_that_the_expert_does_not_clear_is_told_from_no_speedup()
    {
        var result = await JudgeAsync(Quick with
        {
            WorkloadFile = Workload(Setup + "def run(state):\n    return sums.total(state * 3)\n"),
            Bar = Quick.Bar with { Speedup = 50 },
        });
        Assert.That(result.Verdict.Reason, Is.EqualTo(MeasureReasons.BelowBar), Told(result));
    }

    [Test]
    public async Task A_command_is_told_what_was_wrong_and_may_try_again()
    {
        var script = Workload(
            """
            import json, sys
            question = json.load(sys.stdin)
            assert question["language"] == "python" and "result -= 5" in question["diff"] and question["coveredFunctions"] == ["total"], question
            assert question["pullRequest"]["number"] == 7 and question["repository"].endswith("/pile")
            name = "total"
            if question["attempt"] == 1:
                name = "grand_total"
            else:
                assert question["lastReason"] == "workload-failed" and "has no attribute 'grand_total'" in question["lastError"], question["lastError"]
            print("Here it is:\n```python\nimport random\nfrom pile import sums\n\ndef setup(seed, parameters):\n    return [random.Random(seed).randrange(1000)] * 200000\n")
            print("def run(state):\n    return sums.%s(state)\n```\nI hope it helps." % name)
            """,
            "writer.py");
        var result = await JudgeAsync(Quick with { WorkloadCommand = ["python3", script] });
        Assert.That(result.Verdict.Accepted, Told(result));
        Assert.That(Told(result), Does.Contain("workload.source: command").And.Contain("attempt 2 of the command").And.Contain("workload.refused: attempt 1 of the command: workload-failed"));
        Assert.That(await File.ReadAllTextAsync(Path.Combine(Folder, "logs", "7", "measure", "refused-1.log")), Does.Contain("has no attribute 'grand_total'"));
    }

    [Test]
    public async Task Without_any_source_there_is_no_workload()
    {
        var result = await JudgeAsync(Quick);
        Assert.That(result.Verdict.Reason, Is.EqualTo(MeasureReasons.NoWorkload), Told(result));
    }

    private Task<StageResult> JudgeAsync(MeasureOptions options) => JudgeAsync(
        _repository, SomeCandidate.Of(SomeCandidate.Request(7, _commits[0], _commits[1]), SomeCandidate.PythonDraft(""), NewFolder()), options);
}
