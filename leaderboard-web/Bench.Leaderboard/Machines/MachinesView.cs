using System.Collections.Immutable;
using Bench.Contracts.Runs;
using Bench.Leaderboard.Data;
using Bench.Leaderboard.Queries;
using Bench.Leaderboard.Views;

namespace Bench.Leaderboard.Machines;

/// <summary>The machines that published runs were made on.</summary>
/// <param name="Rows">Classes of machines, the one with the newest run first.</param>
/// <param name="Unknown">Runs of which no machine is known: imported reports.</param>
public sealed record MachinesView(ImmutableArray<MachineRow> Rows, int Unknown) : IView
{
    /// <summary>Puts the list together.</summary>
    public static MachinesView Of(Dataset dataset)
    {
        var submissions = dataset.Submissions.CountBy(submission => submission.Run.Id).ToDictionary(StringComparer.Ordinal);
        var machines = dataset.Runs.Values.Where(run => run.Manifest.IsMeasured).GroupBy(run => run.Manifest.MachineClass, StringComparer.Ordinal);
        return new MachinesView(
            [.. machines.Select(runs => Row([.. runs.OrderByDescending(run => run.Manifest.StartedAt, StringComparer.Ordinal)], submissions))
                .OrderByDescending(row => row.Newest, StringComparer.Ordinal).ThenBy(row => row.MachineClass, StringComparer.Ordinal)],
            dataset.Runs.Values.Count(run => !run.Manifest.IsMeasured));
    }

    /// <inheritdoc/>
    public CsvTable Table() => new(
        ["machine_class", "cpu", "physical_cores", "memory_mib", "kernel", "operating_system", "virtualisation", "grade", "noise_floor_ln", "runs", "submissions", "newest", "median_drift"],
        Rows.Select(row => (IReadOnlyList<object?>)
        [
            row.MachineClass, row.Fingerprint.CpuModel, row.Fingerprint.PhysicalCores, row.Fingerprint.MemoryMiB, row.Fingerprint.Kernel, row.Fingerprint.OperatingSystem,
            row.Fingerprint.Virtualisation, QueryWords<RunGrade>.Of(row.Grade), row.NoiseFloor, row.Runs, row.Submissions, row.Newest, row.MedianDrift,
        ]));

    private static MachineRow Row(ImmutableArray<RunEntry> runs, Dictionary<string, int> submissions) => new(
        runs[0].Manifest.MachineClass,
        runs[0].Manifest.Machine,
        runs[0].Manifest.Grade,
        runs[0].Manifest.NoiseFloor,
        runs[0].Manifest.SelfCheck,
        runs.Length,
        runs.Sum(run => submissions.GetValueOrDefault(run.Id)),
        runs[0].Manifest.StartedAt,
        SteadyRun.Median([.. runs.SelectMany(run => run.Manifest.Sittings?.Values ?? []).Select(sitting => sitting.Drift)]));
}
