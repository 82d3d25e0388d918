using System.Collections.Immutable;
using Bench.Leaderboard.Data;
using Bench.Leaderboard.Queries;
using Bench.Leaderboard.Views;

namespace Bench.Leaderboard.Machines;

/// <summary>One class of machines.</summary>
/// <param name="Machine">What it is.</param>
/// <param name="Facts">The newest fingerprint, fact by fact; a value is null when it is not known.</param>
/// <param name="Differences">Facts in which older runs of the class differ from the newest.</param>
/// <param name="Runs">The runs made on it, oldest first.</param>
/// <param name="Drifts">Drift of each sitting, oldest run first.</param>
public sealed record MachineView(
    MachineRow Machine, ImmutableArray<MachineFact> Facts, ImmutableArray<string> Differences, ImmutableArray<SteadyRun> Runs, ImmutableArray<double> Drifts) : IView
{
    /// <summary>Puts the page together; null when no published run was made on such a machine.</summary>
    public static MachineView? Of(Dataset dataset, string machineClass)
    {
        if (MachinesView.Of(dataset).Rows.FirstOrDefault(row => row.MachineClass == machineClass) is not { } machine)
        {
            return null;
        }

        var submissions = dataset.Submissions.CountBy(submission => submission.Run.Id).ToDictionary(StringComparer.Ordinal);
        RunEntry[] runs = [.. dataset.Runs.Values.Where(run => run.Manifest.IsMeasured && run.Manifest.MachineClass == machineClass).OrderBy(run => run.Manifest.StartedAt, StringComparer.Ordinal)];
        var facts = MachineFact.Of(runs[^1].Manifest.Machine);
        return new MachineView(
            machine,
            facts,
            [.. runs.SelectMany(run => MachineFact.Of(run.Manifest.Machine).Except(facts)).Select(fact => fact.Name).Distinct(StringComparer.Ordinal)],
            [.. runs.Select(run => SteadyRun.Of(run, submissions.GetValueOrDefault(run.Id)))],
            [.. runs.SelectMany(run => run.Manifest.Sittings?.Values ?? []).Select(sitting => sitting.Drift)]);
    }

    /// <inheritdoc/>
    public CsvTable Table() => new(
        ["run", "started_at", "grade", "noise_floor_ln", "harness_version", "submissions", "sittings", "median_drift", "largest_drift", "median_foreign_share"],
        Runs.Select(run => (IReadOnlyList<object?>)
        [
            run.Run, run.StartedAt, QueryWords<Contracts.Runs.RunGrade>.Of(run.Grade), run.NoiseFloor, run.HarnessVersion, run.Submissions, run.Sittings, run.MedianDrift, run.LargestDrift, run.MedianForeign,
        ]));
}
