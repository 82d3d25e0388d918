using System.Collections.Immutable;
using Bench.Contracts.Machines;
using Bench.Contracts.Outcomes;
using Bench.Contracts.Publications;
using Bench.Contracts.Runs;
using Bench.Contracts.Tasks;
using Bench.Leaderboard.Data;

namespace Bench.Leaderboard.Tests;

/// <summary>Published data made by hand, for the tests of views.</summary>
internal static class Published
{
    public const string MachineClass = "0123456789abcdef";
    public const string Hostile = "<script>alert(1)</script>\u202e\"'><img src=x onerror=alert(1)>";

    public static RunEntry Run(string id = "run-1", string machine = MachineClass, string startedAt = "2026-11-01T10:00:00Z", params double[] drifts) => new(
        new Publication(Publication.SchemaName, id, "2026-11-02T10:00:00Z", PublicationLevel.Remeasured, [], ImmutableSortedDictionary<string, string>.Empty),
        new RunManifest(
            RunManifest.SchemaName,
            "0.1.0",
            "1",
            "1",
            startedAt,
            new SandboxLevel(SandboxKind.Docker, []),
            new Fingerprint("A processor", "6/85/7", 4, 2, [[0, 2], [1, 3]], 1, "performance", false, 8192, 0, "6.1.0", "Debian 12", 2, null, "20.10", "tsc", "madvise", "2"),
            machine,
            RunGrade.Scoring,
            Math.Log(1.03),
            ImmutableSortedDictionary<string, string>.Empty,
            null,
            ImmutableSortedDictionary<string, string>.Empty,
            ImmutableSortedDictionary<string, string>.Empty,
            Sittings: drifts.Index().ToImmutableSortedDictionary(pair => $"sitting-{pair.Index}", pair => new SittingConditions(0.01, pair.Item))),
        "/nowhere");

    public static SubmissionEntry Submission(string id, RunEntry run, params TaskResult[] results) => Named(id, id, run, results);

    public static SubmissionEntry Named(string id, string name, RunEntry run, params TaskResult[] results) =>
        new(run, new PublishedSubmission(id, name), [.. results.Select(result => result with { Model = name })], []);

    public static TaskId Task(int number) => TaskId.Parse($"acme__json-{number}");

    /// <summary>A measured result whose numbers follow from two speedups.</summary>
    public static TaskResult Measured(int task, double speedup, double expert)
    {
        var attainment = expert <= 1.02 ? (double?)null : speedup <= 1.02 ? 0 : Math.Clamp(Math.Log(speedup) / Math.Log(expert), 0, 1);
        return Result(task) with
        {
            Outcome = speedup > 1.02 ? OutcomeKind.Faster : speedup < 0.98 ? OutcomeKind.Slower : OutcomeKind.Equal,
            Speedup = Around(speedup),
            ExpertSpeedup = Around(expert),
            Ratio = Around(speedup / expert),
            Attainment = attainment,
            Sitting = $"sitting-{task}",
            Arm = "candidate-1",
            Rotations = 20,
        };
    }

    public static TaskResult Failed(int task) => Result(task) with
    {
        Outcome = OutcomeKind.Failed,
        Attainment = 0,
        ReasonCodes = [ReasonCode.TestRegression],
        Reasons = [new Reason(ReasonCode.TestRegression, Phase.Tests, "one test fails")],
    };

    public static TaskResult Fault(int task) => Result(task) with
    {
        Outcome = OutcomeKind.Fault,
        ReasonCodes = [ReasonCode.InfraError],
        Reasons = [new Reason(ReasonCode.InfraError, Phase.Build, "the engine died")],
    };

    public static TaskSpec Spec(int number) => new(
        TaskSpec.SchemaName,
        Task(number),
        "python",
        new TaskSource("https://github.com/acme/json", "0123456789abcdef0123456789abcdef01234567", new ExpertChange("89abcdef0123456789abcdef0123456789abcdef", PullRequest: number)),
        new TaskEnvironment(Host: new HostRequirement(["python3"])),
        new WorkloadSpec(WorkloadRunner.Python, "workload.py"),
        new TestSuite(TestFramework.Pytest, Guarding: ["a::b"]),
        Licence: "MIT",
        Tags: ["parsing"]);

    public static TaskEntry Entry(TaskSpec spec, string title = "Parse faster") => new(spec.Id, spec, null, title);

    public static Notice Notice(NoticeKind kind, string? submission = null, string at = "2026-11-03T10:00:00Z", string reason = "a reason", string? task = null) => new(at, kind, reason, submission, task);

    /// <summary>A data set of submissions; notices go to the submissions that they name.</summary>
    public static Dataset Of(IEnumerable<SubmissionEntry> submissions, IEnumerable<TaskEntry>? tasks = null, params Notice[] notices)
    {
        ImmutableArray<SubmissionEntry> all = [.. submissions
            .Select(submission => submission with { Notices = [.. notices.Where(notice => notice.Submission == submission.Id).OrderByDescending(notice => notice.At, StringComparer.Ordinal)] })
            .OrderBy(submission => submission.Id, StringComparer.Ordinal)];
        var known = (tasks ?? []).ToDictionary(task => task.Id);
        foreach (var task in all.SelectMany(submission => submission.Results).Select(result => result.Task).Distinct())
        {
            known.TryAdd(task, new TaskEntry(task, null, null, task.Value));
        }

        return Dataset.None with
        {
            Version = "0123456789ab",
            ImportedAt = new DateTimeOffset(2026, 11, 4, 12, 0, 0, TimeSpan.Zero),
            Runs = all.Select(submission => submission.Run).DistinctBy(run => run.Id).ToImmutableSortedDictionary(run => run.Id, run => run),
            Submissions = all,
            Tasks = known.Values.ToImmutableDictionary(task => task.Id),
            Notices = [.. notices.OrderByDescending(notice => notice.At, StringComparer.Ordinal)],
        };
    }

    private static TaskResult Result(int task) => new(Task(task), "model", 0, $"key-{task}", OutcomeKind.Fault, [], [], SandboxKind.Docker, []);

    private static Estimate Around(double point) => new(point, point * 0.97, point * 1.03);
}
