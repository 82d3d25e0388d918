using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Bench.Contracts.Documents;
using Bench.Contracts.Machines;
using Bench.Contracts.Outcomes;
using Bench.Contracts.Runs;
using Bench.Scoring.Decisions;
using Bench.Scoring.Runs;

namespace Bench.Harness.Importing;

/// <summary>Makes a run of a SWE-fficiency report.</summary>
internal static class SwefficiencyRun
{
    /// <summary>Their harness starts a container for each task; nothing of it was seen here.</summary>
    private static readonly SandboxLevel Sandbox = new(SandboxKind.Docker, ["unknown: imported from a report, as its author ran it"]);

    /// <summary>The run.</summary>
    /// <param name="source">The report.</param>
    /// <param name="rows">Its lines.</param>
    /// <param name="model">Who made the predictions.</param>
    /// <param name="importedAt">The time.</param>
    public static StoredRun Of(ReportSource source, ImmutableArray<SwefficiencyRow> rows, string model, DateTimeOffset importedAt) => new(
        new RunManifest(
            RunManifest.SchemaName,
            typeof(SwefficiencyRun).Assembly.GetName().Version!.ToString(3),
            ProtocolVersion: "none",
            ReasonCodes.PolicyVersion,
            UtcMoment.Text(importedAt),
            Sandbox,
            Fingerprint.Unknown,
            RunManifest.UnknownMachine,
            RunGrade.Development,
            DecisionRule.SmallestDelta,
            Tasks: ImmutableSortedDictionary<string, string>.Empty,
            PredictionsSha256: null,
            Images: ImmutableSortedDictionary<string, string>.Empty,
            Seeds: ImmutableSortedDictionary<string, string>.Empty,
            Reported: source),
        [.. rows.Select(row => Result(source, row, model))],
        ImmutableDictionary<string, ImmutableArray<Sample>>.Empty);

    private static TaskResult Result(ReportSource source, SwefficiencyRow row, string model)
    {
        var key = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{source.Format}\n{source.Sha256}\n{row.Task}\n{model}")));
        var blank = new TaskResult(row.Task, model, Attempt: 0, key, OutcomeKind.Failed, [], [], Sandbox.Kind, Sandbox.NotEnforced);
        return row.Correct
            ? ReportedResult.Measured(blank, row.Speedup, row.ExpertSpeedup, row.Ratio)
            : ReportedResult.Failed(blank, row.ExpertSpeedup, Why(row));
    }

    /// <summary>The report says how many guarding tests passed, and nothing else of a failure.</summary>
    private static Reason Why(SwefficiencyRow row) => row.PassedShare > 0
        ? new Reason(ReasonCode.TestRegression, Phase.Tests, string.Create(CultureInfo.InvariantCulture, $"The report says that {row.PassedShare * 100:0.####} % of the guarding tests passed."))
        : new Reason(ReasonCode.TestMissing, Phase.Tests, "The report says that no guarding test passed: the patch did not apply or build, or the tests did not end. It does not say which.");
}
