using System.Collections.Immutable;
using Bench.Charts.Markup;
using Bench.Charts.Sittings;
using Bench.Contracts.Runs;
using Bench.Scoring.Decisions;
using Bench.Scoring.Sittings;

namespace Bench.Harness.Reporting.Html;

/// <summary>One task: what its sittings say of expert and control, and its results.</summary>
/// <param name="run">The run.</param>
/// <param name="view">The task.</param>
/// <param name="budget">What it may take of the page.</param>
internal sealed class TaskSection(RunView run, TaskView view, PageBudget budget)
{
    private static readonly string[] OwnArms = ["base", "expert", "sitting"];

    private double Delta => new DecisionRule(run.Run.Manifest.NoiseFloor).Delta;

    /// <summary>The section.</summary>
    /// <param name="level">Level of its heading.</param>
    public Node Write(int level) => Tag.Of(
        "section",
        [("class", "task"), ("id", view.Id)],
        [
            Tag.Of($"h{level}", view.Task.Value),
            .. Sittings(),
            .. Overview(),
            .. view.Candidates.Select(candidate => new CandidateSection(run, candidate, budget).Write()),
            .. OwnLogs(),
        ]);

    private IEnumerable<Node> Sittings() => view.Candidates
        .Where(candidate => candidate.Analysis is not null)
        .DistinctBy(candidate => candidate.Analysis!.Sitting)
        .Select(candidate => Tag.Of("p", Sentence(candidate.Analysis!)));

    private static Node Sentence(SittingAnalysis analysis)
    {
        if (analysis.Rotations == 0)
        {
            return "A sitting ended in its warm-up, in which answers are compared and nothing is timed.";
        }

        var control = analysis.Arms.FirstOrDefault(arm => arm.Kind == ArmKind.Control)?.AgainstBase;
        return $"{Parts.Count(analysis.Rotations, "rotation", "rotations")} in one sitting."
            + (analysis.ExpertSpeedup is { } expert ? $" Expert: {OutcomeWords.Figure(expert)} as fast as base." : "")
            + (control is null ? "" : $" Control, a second copy of base: {OutcomeWords.Figure(control.Ratio)}.")
            + (analysis.Control == ControlVerdict.Void ? " That makes the sitting void: nothing measured beside it could be believed." : "");
    }

    private IEnumerable<Node> Overview()
    {
        var measured = view.Candidates.Where(candidate => candidate.Result.Speedup is not null).Take(40).ToList();
        if (measured.Count < 2)
        {
            return [];
        }

        var expert = measured[0].Result.ExpertSpeedup;
        ImmutableArray<IntervalPlots.Row> rows =
        [
            .. expert is null ? [] : new[] { new IntervalPlots.Row("expert", ArmKind.Expert, expert) },
            .. measured.Select(candidate => new IntervalPlots.Row(candidate.Result.Model, ArmKind.Candidate, candidate.Result.Speedup!)),
        ];
        return [Parts.Figure(IntervalPlots.Of($"{view.Id}-all", "Speedups over base with their 95 % intervals", rows, Delta))];
    }

    private IEnumerable<Node> OwnLogs()
    {
        var logs = new LogsPart(run.Logs, budget);
        List<Node> all = [.. OwnArms.SelectMany(arm => logs.Write(view.Task, arm))];
        return all.Count == 0 ? [] : [Tag.Of("details", [Tag.Of("summary", "Logs of base and expert"), .. all])];
    }
}
