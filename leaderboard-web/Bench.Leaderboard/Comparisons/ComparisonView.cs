using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Bench.Contracts.Outcomes;
using Bench.Contracts.Publications;
using Bench.Contracts.Runs;
using Bench.Contracts.Tasks;
using Bench.Leaderboard.Boards;
using Bench.Leaderboard.Data;
using Bench.Leaderboard.Views;
using Bench.Scoring.Boards;
using Bench.Scoring.Statistics;

namespace Bench.Leaderboard.Comparisons;

/// <summary>Two submissions side by side, as the page, its JSON and its CSV show them.</summary>
/// <param name="DatasetVersion">Version of the dataset.</param>
/// <param name="Rule">Id of the rule, with its threshold.</param>
/// <param name="RuleVersion">Its version.</param>
/// <param name="Submissions">Those that are compared: the first two task by task, the others in charts only.</param>
/// <param name="Difference">Score of the first less score of the second; null when one has none.</param>
/// <param name="Low">Lower end of its 95 % interval, paired by task.</param>
/// <param name="High">Upper end of its 95 % interval, paired by task.</param>
/// <param name="PValue">Two-sided signed-rank test of the tasks' factors.</param>
/// <param name="TestedTasks">Tasks that the test rests on.</param>
/// <param name="Wins">Tasks on which the first is faster: beyond noise, or by 2 % where noise is not known.</param>
/// <param name="Ties">Tasks on which neither is.</param>
/// <param name="Losses">Tasks on which the second is: beyond noise, or by 2 % where noise is not known.</param>
/// <param name="Missing">Tasks without a result of both that counts.</param>
/// <param name="Tasks">Tasks that are shown, the largest difference first.</param>
/// <param name="OnlyA">Tasks that the first alone made faster.</param>
/// <param name="OnlyB">Tasks that the second alone made faster.</param>
/// <param name="Warnings">What makes the two hard to compare, in sentences.</param>
public sealed record ComparisonView(
    string DatasetVersion,
    string Rule,
    int RuleVersion,
    ImmutableArray<ComparedSubmission> Submissions,
    double? Difference,
    double? Low,
    double? High,
    double PValue,
    int TestedTasks,
    int Wins,
    int Ties,
    int Losses,
    int Missing,
    ImmutableArray<ComparedTask> Tasks,
    ImmutableArray<TaskId> OnlyA,
    ImmutableArray<TaskId> OnlyB,
    ImmutableArray<string> Warnings) : IView
{
    private static readonly ImmutableArray<string> Columns =
        ["task", "standing", "factor", "factor_low", "factor_high", "beyond_noise", "outcome_a", "outcome_b", "speedup_a", "speedup_b", "value_a", "value_b"];

    /// <summary>Every task, those that the query hides among them.</summary>
    [JsonIgnore]
    public ImmutableArray<ComparedTask> AllTasks { get; private init; } = [];

    /// <summary>Ratios to the expert by submission, for charts.</summary>
    [JsonIgnore]
    public ImmutableArray<ImmutableArray<double>> Ratios { get; private init; } = [];

    /// <summary>Compares submissions.</summary>
    /// <param name="entries">Two to four of them.</param>
    /// <param name="query">What is asked for.</param>
    /// <param name="book">Scores of the dataset.</param>
    public static ComparisonView Of(ImmutableArray<SubmissionEntry> entries, ComparisonQuery query, ScoreBook book)
    {
        var rule = query.Choice.Resolved;
        var (a, b) = (entries[0], entries[1]);
        var paired = PairedComparison.Of(rule, book.Input(a, query.Choice), book.Input(b, query.Choice));
        var (first, second) = (Shown(a), Shown(b));
        ImmutableArray<ComparedTask> all =
        [
            .. paired.Tasks.Select(task => Row(task, first.GetValueOrDefault(task.Task), second.GetValueOrDefault(task.Task)))
                .OrderByDescending(task => task.Factor is null ? -1 : Math.Abs(Math.Log(task.Factor.Point))).ThenBy(task => task.Task.Value, StringComparer.Ordinal),
        ];
        return new ComparisonView(
            book.Dataset.Version,
            rule.Id,
            rule.Version,
            [.. entries.Select(entry => new ComparedSubmission(entry.Id, entry.Name, book.Of(entry, query.Choice), book.Tally(entry)))],
            paired.Difference,
            Finite(paired.Interval)?.Low,
            Finite(paired.Interval)?.High,
            paired.Test.PValue,
            paired.Test.Differences,
            paired.Count(PairStanding.Win),
            paired.Count(PairStanding.Tie),
            paired.Count(PairStanding.Loss),
            paired.Count(PairStanding.Missing),
            query.ShowsAll ? all : [.. all.Where(task => task.Standing is PairStanding.Win or PairStanding.Loss)],
            [.. paired.OnlyA()],
            [.. paired.OnlyB()],
            [.. Warned(a, b)])
        {
            AllTasks = all,
            Ratios = [.. entries.Select(entry => Shown(entry).Values.Select(result => result.Ratio?.Point).OfType<double>().ToImmutableArray())],
        };
    }

    /// <inheritdoc/>
    public CsvTable Table() => new(Columns, Tasks.Select(task => (IReadOnlyList<object?>)
    [
        task.Task.Value, task.Standing, task.Factor?.Point, task.Factor?.KnownLow, task.Factor?.KnownHigh, task.IsBeyondNoise, task.OutcomeA, task.OutcomeB,
        task.SpeedupA?.Point, task.SpeedupB?.Point, task.ValueA, task.ValueB,
    ]));

    private static Interval? Finite(Interval? interval) => interval is { } known && double.IsFinite(known.Low) && double.IsFinite(known.High) ? known : null;

    /// <summary>The first attempt without a fault at each task, or the first.</summary>
    private static Dictionary<TaskId, TaskResult> Shown(SubmissionEntry entry) => entry.Results.GroupBy(result => result.Task)
        .ToDictionary(task => task.Key, task => task.OrderBy(result => result.Outcome == OutcomeKind.Fault).ThenBy(result => result.Attempt).First());

    private static ComparedTask Row(TaskDifference task, TaskResult? a, TaskResult? b) => new(
        task.Task, task.Standing, task.Factor, task.BeyondNoise, a?.Outcome, b?.Outcome, a?.Speedup, b?.Speedup, task.ValueA, task.ValueB);

    private static IEnumerable<string> Warned(SubmissionEntry a, SubmissionEntry b)
    {
        var (first, second) = (a.Run.Manifest, b.Run.Manifest);
        var imported = new[] { a, b }.Where(entry => !entry.Run.Manifest.IsMeasured).Select(entry => entry.Name).ToList();
        if (imported.Count > 0)
        {
            yield return $"Not measured here, but imported from a report: {string.Join(", ", imported)}. Machine, sandbox and versions are not known.";
        }
        else
        {
            foreach (var difference in Conditions(first, second))
            {
                yield return difference;
            }
        }

        foreach (var entry in new[] { a, b })
        {
            if (entry.Run.Publication.Level == PublicationLevel.SelfReported || !Marks.Of(entry).IsEmpty)
            {
                yield return $"{entry.Name}: {string.Join(", ", Marks.Of(entry).Prepend(entry.Run.Publication.Level == PublicationLevel.SelfReported ? "self-reported" : "").Where(mark => mark.Length > 0))}.";
            }
        }
    }

    /// <summary>What was not the same when two runs were measured.</summary>
    private static IEnumerable<string> Conditions(RunManifest first, RunManifest second)
    {
        if (first.MachineClass != second.MachineClass)
        {
            yield return "They were measured on different classes of machines: speedups carry over only as far as the machines are alike.";
        }

        if (first.HarnessVersion != second.HarnessVersion || first.ProtocolVersion != second.ProtocolVersion || first.PolicyVersion != second.PolicyVersion)
        {
            yield return $"They were measured by different versions: harness {first.HarnessVersion} and {second.HarnessVersion}, protocol {first.ProtocolVersion} and {second.ProtocolVersion}, policy {first.PolicyVersion} and {second.PolicyVersion}.";
        }

        if (first.Tasks.Any(task => second.Tasks.TryGetValue(task.Key, out var digest) && digest != task.Value))
        {
            yield return "Some tasks were changed between the two runs: the digests of their folders differ.";
        }

        if (first.Sandbox.Kind != second.Sandbox.Kind)
        {
            yield return "They ran in different sandboxes.";
        }
    }
}
