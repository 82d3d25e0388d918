using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Bench.Contracts.Machines;
using Bench.Contracts.Runs;
using Bench.Contracts.Tasks;
using Bench.Leaderboard.Boards;
using Bench.Leaderboard.Data;
using Bench.Leaderboard.Views;
using Bench.Scoring.Sittings;

namespace Bench.Leaderboard.Submissions;

/// <summary>What a submission did at a task, as its page, its JSON and its CSV show it.</summary>
/// <param name="DatasetVersion">Version of the dataset.</param>
/// <param name="Submission">Identity of the submission.</param>
/// <param name="Name">Its name.</param>
/// <param name="Run">Identity of its run.</param>
/// <param name="Task">The task.</param>
/// <param name="Row">Its row in the table of the submission.</param>
/// <param name="Tasks">Tasks of the submission.</param>
/// <param name="Attempts">Numbers of all attempts at it.</param>
/// <param name="Result">Result of the attempt that is shown.</param>
/// <param name="Machine">The machine that measured it; null when its run was imported from a report.</param>
/// <param name="MachineClass">Its class.</param>
/// <param name="Conditions">How steady the machine was; null when that is not recorded.</param>
/// <param name="Samples">Samples of base, control, expert and this candidate; none when nothing was measured or published.</param>
/// <param name="Command">The command that measures it again, on a copy of the run; empty for a run that was imported from a report: there is nothing to measure.</param>
/// <param name="Previous">Task before it by contribution; null for the first.</param>
/// <param name="Next">Task after it by contribution; null for the last.</param>
public sealed record AttemptView(
    string DatasetVersion,
    string Submission,
    string Name,
    string Run,
    TaskId Task,
    TaskRow Row,
    int Tasks,
    ImmutableArray<int> Attempts,
    TaskResult Result,
    Fingerprint? Machine,
    string MachineClass,
    SittingConditions? Conditions,
    ImmutableArray<Sample> Samples,
    ImmutableArray<string> Command,
    TaskId? Previous,
    TaskId? Next) : IView
{
    private static readonly ImmutableArray<string> Columns =
        ["sitting", "arm", "kind", "rotation", "order", "seed", "start_ns", "setup_ns", "call_ns", "cpu_ns", "peak_kib", "answer_sha256", "at_ns"];

    /// <summary>What the samples say; null without any.</summary>
    [JsonIgnore]
    public SittingAnalysis? Analysis { get; private init; }

    /// <summary>The samples by arm; null without any.</summary>
    [JsonIgnore]
    public SittingSamples? Sitting { get; private init; }

    /// <summary>The attempt that a query asks for; null when there is none.</summary>
    public static TaskResult? Find(SubmissionEntry entry, TaskId task, int? attempt) => entry.Results
        .Where(result => result.Task == task && (attempt is null || result.Attempt == attempt))
        .OrderBy(result => result.Outcome == Contracts.Outcomes.OutcomeKind.Fault).ThenBy(result => result.Attempt)
        .FirstOrDefault();

    /// <summary>Makes the view of an attempt.</summary>
    /// <param name="entry">The submission.</param>
    /// <param name="result">The attempt.</param>
    /// <param name="query">What is asked for.</param>
    /// <param name="book">Scores of the dataset.</param>
    /// <param name="samples">Samples of its sitting, other candidates' among them; none when there is none.</param>
    public static AttemptView Of(SubmissionEntry entry, TaskResult result, AttemptQuery query, ScoreBook book, ImmutableArray<Sample> samples)
    {
        var manifest = entry.Run.Manifest;
        var rows = SubmissionView.Rows(entry, query.Choice, book);
        var place = rows.IndexOf(rows.First(row => row.Task == result.Task));
        ImmutableArray<Sample> own = [.. samples.Where(sample => sample.Kind != ArmKind.Candidate || sample.Arm == result.Arm)];
        return new AttemptView(
            book.Dataset.Version,
            entry.Id,
            entry.Name,
            entry.Run.Id,
            result.Task,
            rows[place],
            rows.Length,
            [.. entry.Results.Where(other => other.Task == result.Task).Select(other => other.Attempt).Order()],
            result,
            manifest.KnownMachine,
            manifest.MachineClass,
            result.Sitting is { } sitting ? manifest.Sittings?.GetValueOrDefault(sitting) : null,
            own,
            !manifest.IsMeasured ? [] : ["bench", "replay", entry.Run.Id, result.Task.Value, "--model", result.Model, "--attempt", result.Attempt.ToString(System.Globalization.CultureInfo.InvariantCulture)],
            place > 0 ? rows[place - 1].Task : null,
            place + 1 < rows.Length ? rows[place + 1].Task : null)
        {
            Analysis = own.IsEmpty ? null : SittingAnalysis.Of(own, manifest.NoiseFloor),
            Sitting = own.IsEmpty ? null : SittingSamples.Of(own),
        };
    }

    /// <inheritdoc/>
    public CsvTable Table() => new(Columns, Samples.Select(sample => (IReadOnlyList<object?>)
    [
        sample.Sitting, sample.Arm, sample.Kind, sample.Rotation, sample.Order, sample.Seed, sample.StartNanoseconds, sample.SetupNanoseconds,
        sample.CallNanoseconds, sample.CpuNanoseconds, sample.PeakKiB, sample.AnswerSha256, sample.At,
    ]));
}
