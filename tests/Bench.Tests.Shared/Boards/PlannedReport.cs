using System.Collections.Immutable;
using Bench.Contracts.Machines;
using Bench.Contracts.Outcomes;
using Bench.Contracts.Runs;
using Bench.Contracts.Tasks;
using Bench.Scoring.Decisions;
using Bench.Scoring.Runs;

namespace Bench.Tests.Shared.Boards;

/// <summary>A run to make up as an import makes it of another platform's report: points without samples, of an unknown machine.</summary>
/// <param name="Model">Who made the patches.</param>
/// <param name="Tasks">Ids of the tasks; the first of them failed.</param>
/// <param name="Day">Day on which it was imported and published.</param>
internal sealed record PlannedReport(string Model, ImmutableArray<string> Tasks, string Day)
{
    private const double ExpertSpeedup = 4;

    private static readonly SandboxLevel Sandbox = new(SandboxKind.Docker, ["unknown: imported from a report, as its author ran it"]);

    /// <summary>What the run says about itself.</summary>
    public RunManifest Manifest => new(
        RunManifest.SchemaName,
        "0.1.0",
        "none",
        "1",
        $"{Day}T12:00:00Z",
        Sandbox,
        Fingerprint.Unknown,
        RunManifest.UnknownMachine,
        RunGrade.Development,
        DecisionRule.SmallestDelta,
        Tasks: ImmutableSortedDictionary<string, string>.Empty,
        PredictionsSha256: null,
        Images: ImmutableSortedDictionary<string, string>.Empty,
        Seeds: ImmutableSortedDictionary<string, string>.Empty,
        Reported: new ReportSource("swefficiency-report", "eval_report_them.csv", new string('4', 64)));

    /// <summary>What it says of each task.</summary>
    public IEnumerable<TaskResult> Results => Tasks.Select((task, i) => i == 0
        ? ReportedResult.Failed(Blank(task), ExpertSpeedup, new Reason(ReasonCode.TestRegression, Phase.Tests, "The report says that 50 % of the guarding tests passed."))
        : ReportedResult.Measured(Blank(task), 1 + (0.5 * i), ExpertSpeedup, (1 + (0.5 * i)) / ExpertSpeedup));

    private TaskResult Blank(string task) => new(TaskId.Parse(task), Model, 0, $"key {Model} {task}", OutcomeKind.Failed, [], [], Sandbox.Kind, Sandbox.NotEnforced);
}
