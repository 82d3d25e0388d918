using System.Collections.Immutable;
using Bench.Contracts.Outcomes;
using Bench.Contracts.Runs;
using Bench.Contracts.Tasks;

namespace Bench.Scoring.Rules;

/// <summary>What a score rule works on: the results of one model, by task. Refuses what would give a number without a meaning.</summary>
public sealed record ScoreInput
{
    /// <summary>Seed of the bootstrap when nothing else is said; fixed so that a score can be computed again.</summary>
    public const ulong DefaultSeed = 20260101;

    /// <summary>Checks and groups results.</summary>
    /// <param name="results">Results of one model, one for each task and attempt, in any order.</param>
    /// <param name="expertSpeedups">
    /// Expert speedups from elsewhere, such as the replays of a task, for the rules that need one where nothing was measured.
    /// </param>
    /// <param name="seed">Seed of the bootstrap.</param>
    /// <exception cref="ArgumentException">Two models, an attempt twice, a ratio that is not a positive finite number, or an attainment outside 0…1.</exception>
    public ScoreInput(IEnumerable<TaskResult> results, IReadOnlyDictionary<TaskId, double>? expertSpeedups = null, ulong seed = DefaultSeed)
    {
        ArgumentNullException.ThrowIfNull(results);
        ImmutableArray<TaskResult> all = [.. results.OrderBy(result => result.Task.Value, StringComparer.Ordinal).ThenBy(result => result.Attempt)];
        if (Problem(all) is { } problem)
        {
            throw new ArgumentException(problem, nameof(results));
        }

        if (expertSpeedups?.FirstOrDefault(known => !(known.Value > 0 && double.IsFinite(known.Value))) is { Key: not null } odd)
        {
            throw new ArgumentException($"The expert speedup of {odd.Key} is {odd.Value}; a ratio is positive and finite.", nameof(expertSpeedups));
        }

        Seed = seed;
        Tasks = [.. all.GroupBy(result => result.Task).Select(task => new TaskAttempts(task.Key, [.. task], ExpertSpeedup(task, expertSpeedups)))];
    }

    private ScoreInput(ImmutableArray<TaskAttempts> tasks, ulong seed)
    {
        Tasks = tasks;
        Seed = seed;
    }

    /// <summary>Attempts by task, in the order of the ids.</summary>
    public ImmutableArray<TaskAttempts> Tasks { get; }

    /// <summary>Seed of the bootstrap.</summary>
    public ulong Seed { get; }

    /// <summary>The same input where what awaits review counts as failed (<see cref="AdjustedResults"/>); tasks without such a result are held once.</summary>
    public ScoreInput Adjusted() =>
        new([.. Tasks.Select(task => task.All.Any(AdjustedResults.IsAdjusted) ? new TaskAttempts(task.Task, AdjustedResults.Of(task.All), task.ExpertSpeedup) : task)], Seed);

    /// <summary>The same input with some of its tasks.</summary>
    /// <param name="isKept">Which tasks stay.</param>
    public ScoreInput Of(Func<TaskId, bool> isKept) => new([.. Tasks.Where(task => isKept(task.Task))], Seed);

    private static string? Problem(ImmutableArray<TaskResult> results)
    {
        if (results.Select(result => result.Model).Distinct(StringComparer.Ordinal).Skip(1).Any())
        {
            return "The results are of more than one model; each model is scored by itself.";
        }

        if (results.GroupBy(result => (result.Task, result.Attempt)).FirstOrDefault(group => group.Skip(1).Any()) is { } twice)
        {
            return $"Attempt {twice.Key.Attempt} at {twice.Key.Task} is there twice.";
        }

        return results.Select(Problem).FirstOrDefault(problem => problem is not null);
    }

    private static string? Problem(TaskResult result)
    {
        string[] odd = [.. new[] { result.Speedup, result.Ratio, result.ExpertSpeedup }
            .OfType<Estimate>()
            .Where(estimate => !(IsRatio(estimate.Low) && IsRatio(estimate.Point) && IsRatio(estimate.High) && estimate.Low <= estimate.Point && estimate.Point <= estimate.High))
            .Select(estimate => estimate.ToString())];
        return odd.Length > 0 ? $"Attempt {result.Attempt} at {result.Task} has {odd[0]}; ratios are positive, finite and in order."
            : result.Attainment is { } attainment && attainment is not (>= 0 and <= 1) ? $"Attempt {result.Attempt} at {result.Task} has an attainment of {attainment}."
            : result.Outcome is not (OutcomeKind.Failed or OutcomeKind.Fault) && result.Speedup is null ? $"Attempt {result.Attempt} at {result.Task} is measured but has no speedup."
            : null;
    }

    private static bool IsRatio(double value) => value > 0 && double.IsFinite(value);

    private static double? ExpertSpeedup(IGrouping<TaskId, TaskResult> task, IReadOnlyDictionary<TaskId, double>? elsewhere) =>
        task.Select(result => result.ExpertSpeedup?.Point).FirstOrDefault(speedup => speedup is not null)
        ?? (elsewhere?.TryGetValue(task.Key, out var known) == true ? known : null);
}
