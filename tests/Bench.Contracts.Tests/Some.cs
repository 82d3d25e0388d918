using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Bench.Contracts.Machines;
using Bench.Contracts.Outcomes;
using Bench.Contracts.Predictions;
using Bench.Contracts.Protocol;
using Bench.Contracts.Runs;
using Bench.Contracts.SelfChecks;
using Bench.Contracts.Tasks;

namespace Bench.Contracts.Tests;

/// <summary>Values for tests that do not care which, with every field set to something else than its default.</summary>
internal static class Some
{
    public const string Commit = "0123456789abcdef0123456789abcdef01234567";
    public const string OtherCommit = "89abcdef0123456789abcdef0123456789abcdef";

    /// <summary>A task with nothing but what is required.</summary>
    public const string SmallestTask = """
        {
          "schema": "bench/task/v1",
          "id": "acme__json-12",
          "language": "python",
          "source": {
            "url": "https://example.org/acme/json.git",
            "baseCommit": "0123456789abcdef0123456789abcdef01234567",
            "expert": { "patchFile": "expert.patch" }
          },
          "environment": { "host": { "requires": ["python3"] } },
          "workload": { "runner": "python", "file": "workload.py" },
          "tests": { "framework": "pytest" }
        }
        """;

    public static Estimate Estimate(double point) => new(point, point * 0.9, point * 1.1);

    public static JsonElement Json(string text) => JsonSerializer.Deserialize<JsonElement>(text);

    public static TaskSpec FullTask() => new(
        TaskSpec.SchemaName,
        TaskId.Parse("acme__json-12"),
        "python",
        new TaskSource("https://example.org/acme/json.git", Commit, new ExpertChange(OtherCommit, PullRequest: 12)),
        new TaskEnvironment(
            "debian:bookworm-slim",
            "../image/Dockerfile",
            new HostRequirement(["python3"]),
            ImmutableSortedDictionary<string, string>.Empty.Add("PYTHONPATH", "{repo}/src"),
            [["pip", "download", "ä"]]),
        new WorkloadSpec(
            WorkloadRunner.Python,
            "workload.py",
            ImportPaths: ["src"],
            Parameters: ImmutableSortedDictionary<string, JsonElement>.Empty.Add("rows", Json("20000")).Add("name", Json("{\"a\":[1,2.5,null]}")),
            CallsPerSample: 3,
            Comparison: new AnswerComparison(1e-9, 0.25)),
        new TestSuite(
            TestFramework.Unittest,
            ["python3", "-m", "unittest"],
            "report.xml",
            ["tests.test_a.A::test_one"],
            [new QuarantinedTest("tests.test_a.A::test_two", "fails one time in ten")]),
        TaskKind.Program,
        new BuildSpec([["make", "all"]], ["build/**"]),
        ["src/**"],
        ["data/**"],
        ["setup.py"],
        new TaskLimits(2, 1024, 64, 512, 8, 60, 61, 62, 63),
        [new ReplayRecord("sha256:abc", Estimate(1.5), 12, "2026-01-31")],
        new TaskProvenance([new ProvenanceNote("title", "says faster", 2.5)], ["src/a.py:3"], [new ProvenanceNote("mine", "accept")]),
        "Apache-2.0",
        ["small"]);

    public static TaskResult FullResult() => new(
        TaskId.Parse("acme__json-12"),
        "a model",
        2,
        "key",
        OutcomeKind.Faster,
        [ReasonCode.WorkMigrated, ReasonCode.PatchTextUnsafe],
        [new Reason(ReasonCode.WorkMigrated, Phase.Timing, "grew by 20 ms"), new Reason(ReasonCode.PatchTextUnsafe, Phase.Ingest, "…")],
        SandboxKind.Bubblewrap,
        ["disk: no quota"],
        Verdict.Equal,
        Estimate(2),
        Estimate(1),
        Estimate(2.1),
        0.93,
        new ParitySummary(60, 1, 2, ["a::b"], ["c::d"], ["e::f"]),
        "sitting-1",
        "candidate-1",
        24,
        20_000_000,
        150_000_000,
        40_960,
        new InstructionCounts(1000, 500, true),
        ImmutableSortedDictionary<Phase, double>.Empty.Add(Phase.Build, 1.5).Add(Phase.Timing, 30));

    public static Sample FullSample() => new(
        TaskId.Parse("acme__json-12"), "sitting-1", "candidate-1", ArmKind.Candidate, -1, 3, (1UL << 53) - 1, 1, 2, 3, 4, 5, new string('a', 64), 6);

    public static RunManifest FullManifest() => new(
        RunManifest.SchemaName,
        "0.1.0",
        "1",
        "1",
        "2026-01-31T12:00:00.5Z",
        new SandboxLevel(SandboxKind.Process, ["network"]),
        new Fingerprint("CPU", "6/85/7", 2, 1, [[0, 1]], 1, "performance", true, 8192, 0, "6.1.0", "Debian 12", 1, "kvm", "20.10", "tsc", "madvise", "2"),
        "class",
        RunGrade.Scoring,
        0.01,
        ImmutableSortedDictionary<string, string>.Empty.Add("acme__json-12", "sha256:1"),
        "sha256:2",
        ImmutableSortedDictionary<string, string>.Empty.Add("acme__json-12", "sha256:3"),
        ImmutableSortedDictionary<string, string>.Empty.Add("sitting-1", "ff"),
        new SelfCheckNote("2026-01-30T12:00:00Z", "class", 0.03, 201, 1, 9));

    public static SelfCheckRecord FullSelfCheck()
    {
        var method = new MethodFindings(new Share(1, 3, 0.05, 0.8), new Share(0, 3, 0, 0.6), 0.01, 0.015, 20, [new EffectFindings(1.05, new Share(0, 1, 0, 0.8), new Share(1, 1, 0.2, 1), -0.001)]);
        var blocks = method with { Misses = null, Effects = [method.Effects[0] with { Detected = new Share(2, 3, 0.2, 0.9), Covered = null }] };
        var workload = new WorkloadFindings(TaskId.Parse("selfcheck__loop-1"), 80_000_000, 0.015, new Share(1, 3, 0.05, 0.8), new Share(0, 3, 0, 0.6));
        return new SelfCheckRecord(
            SelfCheckRecord.SchemaName,
            "0.1.0",
            "1",
            "2026-01-31T12:00:00Z",
            30.5,
            new SandboxLevel(SandboxKind.Bubblewrap, ["disk: no quota"]),
            FullManifest().Machine,
            "0123456789abcdef",
            Neighbour: true,
            2,
            20,
            1,
            ["selfcheck__weave-3: no dotnet"],
            ImmutableSortedDictionary<string, string>.Empty.Add("sitting-1", new string('f', 64)),
            new string('0', 64),
            new SelfCheckFindings(3, 0.015, method, method, method, blocks, blocks, [workload]),
            RunGrade.Development,
            ["3 comparisons are too few to tell; 200 are needed."]);
    }

    public static Prediction FullPrediction() => new("acme__json-12", "diff --git a/x b/x\n", "a model", 3, 0.25, 1000, "https://example.org/t")
    {
        Unknown = new Dictionary<string, JsonElement> { ["seed"] = Json("[1,2]") },
    };

    public static SetupPayload FullSetup() => new([1, (1UL << 53) - 1], ImmutableSortedDictionary<string, JsonElement>.Empty.Add("rows", Json("1")));

    public static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);
}
