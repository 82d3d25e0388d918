using System.Collections.Immutable;
using System.Globalization;
using Bench.Contracts.Machines;
using Bench.Contracts.Outcomes;
using Bench.Contracts.Publications;
using Bench.Contracts.Runs;
using Bench.Contracts.Tasks;
using Bench.Leaderboard.Data;
using Bench.Scoring.Statistics;

namespace Bench.Leaderboard.Tests;

/// <summary>Makes data for pages: the same arguments give the same data.</summary>
internal static class Some
{
    /// <summary>A task by its number.</summary>
    public static TaskId Task(int number) => TaskId.Parse(string.Create(CultureInfo.InvariantCulture, $"acme__engine-{number + 100}"));

    /// <summary>A dataset of submissions that get better from the first to the last, each on the same tasks.</summary>
    public static Dataset Dataset(int submissions, int tasks) => Of([.. Enumerable.Range(0, submissions).Select(i => Submission(i, tasks, 0.2 + (0.7 * i / Math.Max(1, submissions))))]);

    /// <summary>A dataset of some submissions.</summary>
    public static Dataset Of(params ImmutableArray<SubmissionEntry> submissions) => new(
        "0123456789ab",
        new DateTimeOffset(2026, 11, 1, 12, 0, 0, TimeSpan.Zero),
        submissions.Select(entry => entry.Run).DistinctBy(run => run.Id).ToImmutableSortedDictionary(run => run.Id, run => run, StringComparer.Ordinal),
        [.. submissions.OrderBy(entry => entry.Id, StringComparer.Ordinal)],
        submissions.SelectMany(entry => entry.Results).Select(result => result.Task).Distinct().ToImmutableDictionary(task => task, task => new TaskEntry(task, null, null, task.Value)),
        [.. submissions.SelectMany(entry => entry.Notices)]);

    /// <summary>A submission whose results are drawn around a skill between 0 and 1.</summary>
    public static SubmissionEntry Submission(int number, int tasks, double skill)
    {
        var id = string.Create(CultureInfo.InvariantCulture, $"agent-{number}-model-{number % 7}-{number * 7919 + 1048576:x8}");
        var generator = new SplitMix64((ulong)number + 1);
        return Submission(id, [.. Enumerable.Range(0, tasks).Select(task => Drawn(Task(task), id, skill, generator))]) with
        {
            Submission = new PublishedSubmission(
                id, id, $"Agent {number} with Model {number % 7}", $"Agent {number}", $"Organisation {number % 5}", "https://example.org/agent", number % 2 == 0, number % 3 == 0, "Trained until June 2026.", 12.5 * (number + 1)),
        };
    }

    /// <summary>A submission with given results.</summary>
    public static SubmissionEntry Submission(string id, params ImmutableArray<TaskResult> results) => new(
        new RunEntry(
            new Publication(Publication.SchemaName, $"run-{id}", "2026-11-01T10:00:00Z", PublicationLevel.Remeasured, [], ImmutableSortedDictionary<string, string>.Empty),
            Manifest(),
            "/nowhere"),
        new PublishedSubmission(id, id),
        results,
        []);

    /// <summary>A measured result; speedup and the expert's are known to about five percent.</summary>
    public static TaskResult Measured(TaskId task, string model, double speedup, double expert)
    {
        var outcome = speedup > 1.05 ? OutcomeKind.Faster : speedup < 0.95 ? OutcomeKind.Slower : OutcomeKind.Equal;
        ImmutableArray<ReasonCode> codes = outcome switch { OutcomeKind.Faster => [], OutcomeKind.Slower => [ReasonCode.Slowdown], _ => [ReasonCode.NoMeasurableChange] };
        return new TaskResult(
            task, model, 0, "key", outcome, codes, [.. codes.Select(code => new Reason(code, Phase.Timing, code.Meaning()))], SandboxKind.Docker, [],
            speedup > expert * 1.05 ? Verdict.Faster : Verdict.Inconclusive,
            Around(speedup), Around(speedup / expert), Around(expert),
            outcome == OutcomeKind.Faster ? Math.Clamp(Math.Log(speedup) / Math.Log(expert), 0, 1) : 0,
            new ParitySummary(120, 0, 0, [], [], []), Rotations: 20);
    }

    /// <summary>A result of the submission's own doing, or of ours.</summary>
    public static TaskResult Decided(TaskId task, string model, OutcomeKind outcome, ReasonCode code) => new(
        task, model, 0, "key", outcome, [code], [new Reason(code, Phase.Tests, code.Meaning())], SandboxKind.Docker, [],
        Attainment: outcome == OutcomeKind.Failed ? 0 : null,
        Parity: outcome == OutcomeKind.Failed ? new ParitySummary(118, 2, 0, ["tests/test_engine.py::test_order", "tests/test_engine.py::test_<b>bold</b>"], [], []) : null);

    /// <summary>The same submission with another text in every field that a submitter fills.</summary>
    public static SubmissionEntry Saying(this SubmissionEntry entry, string text) => entry with
    {
        Submission = entry.Submission with { Name = text, Agent = text, Organisation = text, Disclosure = text, Url = text },
        Notices = [new Notice("2026-11-02T10:00:00Z", NoticeKind.Dispute, text, entry.Id)],
    };

    /// <summary>What a run was made of.</summary>
    public static RunManifest Manifest() => new(
        RunManifest.SchemaName, "0.1.0", "1", "1", "2026-10-31T08:00:00Z", new SandboxLevel(SandboxKind.Docker, []),
        new Fingerprint("Example CPU 8300 @ 3.20GHz", "6/85/4", 4, 2, [], 1, "performance", false, 16384, 0, "6.1.0-18-amd64", "Debian GNU/Linux 12", 2, null, "20.10.24", "tsc", "madvise", "2"),
        "5f2b8c1d9e3a4f60", RunGrade.Scoring, 0.02, ImmutableSortedDictionary<string, string>.Empty,
        "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08", ImmutableSortedDictionary<string, string>.Empty, ImmutableSortedDictionary<string, string>.Empty);

    private static TaskResult Drawn(TaskId task, string model, double skill, SplitMix64 generator)
    {
        var expert = Math.Exp(0.3 + Math.Abs(generator.NextNormal()));
        var luck = generator.NextUnit();
        return luck < 0.02 ? Decided(task, model, OutcomeKind.Fault, ReasonCode.HostUnstable)
            : luck < 0.22 - (0.2 * skill) ? Decided(task, model, OutcomeKind.Failed, ReasonCode.TestRegression)
            : luck < 0.4 - (0.3 * skill) ? Measured(task, model, 1 + (0.01 * generator.NextNormal()), expert)
            : Flagged(Measured(task, model, Math.Exp(Math.Log(expert) * (skill + (0.35 * generator.NextNormal()))), expert), luck > 0.98);
    }

    private static TaskResult Flagged(TaskResult result, bool isFlagged) => !isFlagged ? result : result with
    {
        ReasonCodes = [ReasonCode.ImplausibleSpeedup],
        Reasons = [new Reason(ReasonCode.ImplausibleSpeedup, Phase.Timing, "The candidate is 61 times as fast as the expert; beyond 50 a person looks before it is ranked.")],
    };

    private static Estimate Around(double ratio) => new(ratio, ratio / 1.05, ratio * 1.05);
}
