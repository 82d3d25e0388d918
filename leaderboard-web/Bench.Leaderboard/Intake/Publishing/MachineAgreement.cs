using System.Collections.Immutable;
using System.Globalization;
using Bench.Contracts.Outcomes;
using Bench.Contracts.Runs;

namespace Bench.Leaderboard.Intake.Publishing;

/// <summary>Whether two classes of machine say the same of the same predictions: the same that failed, and intervals of the ratio that overlap.</summary>
internal static class MachineAgreement
{
    /// <summary>Where they differ, a sentence each; none when they agree.</summary>
    /// <param name="first">Results of the first machine.</param>
    /// <param name="second">Results of the second.</param>
    public static ImmutableArray<string> Differences(ImmutableArray<TaskResult> first, ImmutableArray<TaskResult> second)
    {
        var others = second.ToDictionary(Key);
        return [.. first.Select(result => Difference(result, others.GetValueOrDefault(Key(result)))).OfType<string>()];
    }

    private static (string Task, string Model, int Attempt) Key(TaskResult result) => (result.Task.Value, result.Model, result.Attempt);

    private static string? Difference(TaskResult first, TaskResult? second) =>
        second is null ? $"{first.Task}: not measured by the second"
        : first.Outcome == OutcomeKind.Failed || second.Outcome == OutcomeKind.Failed ? Failures(first, second)
        : first.Ratio is { } one && second.Ratio is { } two && one.Low <= two.High && two.Low <= one.High ? null
        : $"{first.Task}: ratio {Shown(first.Ratio)} and {Shown(second.Ratio)}";

    private static string? Failures(TaskResult first, TaskResult second) =>
        first.Outcome == second.Outcome ? null : $"{first.Task}: {Word(first)} and {Word(second)}";

    private static string Word(TaskResult result) => result.Outcome.ToString().ToLowerInvariant();

    private static string Shown(Estimate? ratio) =>
        ratio is null ? "missing" : string.Create(CultureInfo.InvariantCulture, $"[{ratio.Low:F2}, {ratio.High:F2}]");
}
