using System.Collections.Immutable;
using System.Globalization;
using Bench.Contracts.Documents;
using Bench.Contracts.Outcomes;
using Bench.Contracts.Runs;

namespace Bench.Evaluation.Replays;

/// <summary>What two measurements of the same prediction say of each other. Pure.</summary>
/// <param name="Rows">What both say.</param>
/// <param name="Differences">Versions that are not what they were.</param>
public sealed record ReplayComparison(ImmutableArray<ReplayRow> Rows, ImmutableArray<VersionDifference> Differences)
{
    /// <summary>Whether the two agree in everything.</summary>
    public bool Agrees => Rows.All(row => row.Agrees);

    /// <summary>Compares a recorded result with a new one.</summary>
    /// <param name="recorded">The run's.</param>
    /// <param name="followsFromSamples">Whether the recorded numbers are what the recorded samples give.</param>
    /// <param name="now">The replay's.</param>
    public static ReplayComparison Of(ReplaySide recorded, bool followsFromSamples, ReplaySide now)
    {
        var rows = ImmutableArray.CreateBuilder<ReplayRow>();
        var (was, isNow) = (recorded.Result, now.Result);
        rows.Add(new ReplayRow("outcome", Word(was), Word(isNow), AreCompatible(was, isNow)));
        if (was.Outcome == OutcomeKind.Failed && isNow.Outcome == OutcomeKind.Failed)
        {
            rows.Add(new ReplayRow("reason", Code(was), Code(isNow), Code(was) == Code(isNow)));
        }

        var floor = Math.Max(recorded.Manifest.NoiseFloor, now.Manifest.NoiseFloor);
        AddEstimate(rows, "speedup", was.Speedup, isNow.Speedup, floor);
        AddEstimate(rows, "expert's speedup", was.ExpertSpeedup, isNow.ExpertSpeedup, floor);
        AddEstimate(rows, "ratio to the expert", was.Ratio, isNow.Ratio, floor);
        if (was.Ratio is not null)
        {
            rows.Add(new ReplayRow("numbers follow from the samples", followsFromSamples ? "yes" : "no", "yes", followsFromSamples));
        }

        return new ReplayComparison(rows.ToImmutable(), [.. Differing(recorded, now)]);
    }

    private static void AddEstimate(ImmutableArray<ReplayRow>.Builder rows, string what, Estimate? was, Estimate? isNow, double floor)
    {
        if (was is not null && isNow is not null)
        {
            rows.Add(new ReplayRow(what, Figure(was), Figure(isNow), EstimateAgreement.Holds(was, isNow, floor)));
        }
    }

    /// <summary>Verdicts near a bar fall on either side of it; opposite ones, and a failure against a measurement, contradict each other.</summary>
    private static bool AreCompatible(TaskResult one, TaskResult other) => (one.Outcome, other.Outcome) switch
    {
        (OutcomeKind.Failed, OutcomeKind.Failed) => true,
        (OutcomeKind.Failed or OutcomeKind.Fault, _) or (_, OutcomeKind.Failed or OutcomeKind.Fault) => false,
        (OutcomeKind.Faster, OutcomeKind.Slower) or (OutcomeKind.Slower, OutcomeKind.Faster) => false,
        _ => true,
    };

    private static List<VersionDifference> Differing(ReplaySide recorded, ReplaySide now)
    {
        var (was, isNow) = (recorded.Manifest, now.Manifest);
        var task = recorded.Result.Task.Value;
        List<VersionDifference> differences =
        [
            .. new (string Name, string Was, string Now)[]
            {
                ("harness version", was.HarnessVersion, isNow.HarnessVersion),
                ("protocol version", was.ProtocolVersion, isNow.ProtocolVersion),
                ("policy version", was.PolicyVersion, isNow.PolicyVersion),
                ("task", was.Tasks.GetValueOrDefault(task, "none"), isNow.Tasks.GetValueOrDefault(task, "none")),
                ("image", was.Images.GetValueOrDefault(task, "none"), isNow.Images.GetValueOrDefault(task, "none")),
                ("sandbox", was.Sandbox.Kind.ToString(), isNow.Sandbox.Kind.ToString()),
                ("machine class", was.MachineClass, isNow.MachineClass),
            }
            .Where(part => part.Was != part.Now).Select(part => new VersionDifference(part.Name, part.Was, part.Now)),
        ];

        // The key covers the machine's programs, the patch and the runners, too, of which the manifest says nothing.
        if (differences.Count == 0 && recorded.Result.Key != now.Result.Key)
        {
            differences.Add(new VersionDifference("programs of the machine, patch or runners (by the key)", recorded.Result.Key, now.Result.Key));
        }

        return differences;
    }

    private static string Word(TaskResult result) => BenchJson.Line(result.Outcome).Trim('"');

    private static string Code(TaskResult result) => result.ReasonCodes is [var first, ..] ? first.Name() : "";

    private static string Figure(Estimate estimate) =>
        string.Create(CultureInfo.InvariantCulture, $"{estimate.Point:F3}x [{estimate.Low:F3}, {estimate.High:F3}]");
}
