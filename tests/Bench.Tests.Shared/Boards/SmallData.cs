using System.Collections.Immutable;
using Bench.Contracts.Publications;
using Bench.Contracts.Runs;
using Bench.Contracts.Tasks;

namespace Bench.Tests.Shared.Boards;

/// <summary>A small board with something of everything: two machines, all levels, a dispute, a withdrawal, faults, failures, flags.</summary>
internal static class SmallData
{
    /// <summary>A task with its description.</summary>
    public const string Task = "acme__tool-1";

    /// <summary>Class of the machine of the first run.</summary>
    public const string MachineClass = "0123456789abcdef";

    private const int Tasks = 10;

    private static readonly (string Model, string Agent, string Organisation, double Skill)[] Models =
    [
        ("Heron 3", "Pier", "Example Lab", 0.95),
        ("Heron 3 small", "Pier", "Example Lab", 0.7),
        ("Osprey", "Open Desk", "University of Somewhere", 0.8),
        ("Wren", "Open Desk", "", 0.15),
        ("Empty patch", "", "", 0),
    ];

    /// <summary>A submission that is ranked.</summary>
    public static string Submission { get; private set; } = "";

    /// <summary>Another.</summary>
    public static string Other { get; private set; } = "";

    /// <summary>One that is no longer ranked.</summary>
    public static string Withdrawn { get; private set; } = "";

    /// <summary>Writes it.</summary>
    public static async Task WriteAsync(string folder, CancellationToken cancellationToken)
    {
        var board = new BoardFolder(folder);
        ImmutableArray<string> tasks = [.. Enumerable.Range(1, Tasks).Select(number => $"acme__tool-{number}")];
        var first = await board.AddAsync(new PlannedRun([.. Models.Select(Planned)], tasks) { MachineClass = MachineClass }, cancellationToken);
        await board.AddAsync(
            new PlannedRun([PlannedSubmission.Of("Heron 3", 0.93)], tasks) { MachineClass = "fedcba9876543210", Level = PublicationLevel.Reproduced, Day = "2026-10-12", Seed = 70 }, cancellationToken);
        await board.AddAsync(new PlannedRun([PlannedSubmission.Of("Linnet", 0.6)], tasks) { Level = PublicationLevel.SelfReported, Day = "2026-10-20", Seed = 700 }, cancellationToken);
        for (var number = 1; number < Tasks; number++)
        {
            await board.AddAsync(TaskOf(number), "diff --git a/src/tool.py b/src/tool.py\n--- a/src/tool.py\n+++ b/src/tool.py\n@@ -1,2 +1,2 @@\n def run(items):\n-    return slow(items)\n+    return quick(items)\n", cancellationToken);
        }

        (Submission, Other, Withdrawn) = (first.Submissions[0].Id, first.Submissions[1].Id, first.Submissions[4].Id);
        await board.AddAsync(new Notice("2026-10-02T09:00:00Z", NoticeKind.Change, "The board opens."), cancellationToken);
        await board.AddAsync(new Notice("2026-10-05T09:00:00Z", NoticeKind.Dispute, "The patch for one task looks like the merged change.", first.Submissions[2].Id), cancellationToken);
        await board.AddAsync(new Notice("2026-10-06T09:00:00Z", NoticeKind.Correction, "The title of a task was wrong.", Task: Task), cancellationToken);
        await board.AddAsync(new Notice("2026-10-07T09:00:00Z", NoticeKind.Withdrawal, "Its submitter asked for it.", Withdrawn), cancellationToken);
    }

    private static PlannedSubmission Planned((string Model, string Agent, string Organisation, double Skill) of) => new(
        new PublishedSubmission(
            "to-be-found",
            of.Model,
            Agent: of.Agent.Length == 0 ? null : of.Agent,
            Organisation: of.Organisation.Length == 0 ? null : of.Organisation,
            Url: "https://example.org/model",
            OpenAgent: of.Agent == "Open Desk",
            OpenWeights: of.Model == "Osprey",
            Disclosure: "Trained on public code up to June 2026.",
            CostUsd: 12.5 * of.Skill),
        of.Skill);

    private static TaskSpec TaskOf(int number) => new(
        TaskSpec.SchemaName,
        TaskId.Parse($"acme__tool-{number}"),
        number % 2 == 0 ? "csharp" : "python",
        new TaskSource("https://example.org/acme/tool.git", "0123456789abcdef0123456789abcdef01234567", new ExpertChange(PatchFile: "expert.patch", PullRequest: number)),
        new TaskEnvironment(Host: new HostRequirement(["python3"])),
        new WorkloadSpec(WorkloadRunner.Python, "workload.py"),
        new TestSuite(TestFramework.Pytest, Guarding: ["tests.test_tool::adds", "tests.test_tool::removes", "tests.test_tool::waits"]),
        Replays: [new ReplayRecord(MachineClass, new Estimate(4, 3.9, 4.1), 24, "2026-09-01")],
        Provenance: new TaskProvenance([new ProvenanceNote("title", $"Make tool {number} quick for long lists")], ["src/tool.py:2"], [new ProvenanceNote("mine", "accept")]),
        Licence: "MIT",
        Tags: ["lists"]);
}
