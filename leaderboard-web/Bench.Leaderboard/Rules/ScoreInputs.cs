using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Bench.Contracts.Tasks;
using Bench.Leaderboard.Data;
using Bench.Scoring.Rules;

namespace Bench.Leaderboard.Rules;

/// <summary>What score rules work on: the results of each submission by task, put together once for each state of the site, since most pages read them.</summary>
internal sealed class ScoreInputs
{
    private static readonly ConditionalWeakTable<Dataset, ScoreInputs> Made = [];

    private readonly Dictionary<string, ScoreInput> inputs;

    private ScoreInputs(Dataset dataset)
    {
        ExpertSpeedups = dataset.Tasks.Values.Where(task => task.ReplayedSpeedup is not null).ToImmutableDictionary(task => task.Id, task => task.ReplayedSpeedup!.Point);
        inputs = dataset.Submissions.AsParallel().ToDictionary(submission => submission.Id, submission => new ScoreInput(submission.Results, ExpertSpeedups), StringComparer.Ordinal);
    }

    /// <summary>Expert speedups that the replays of tasks tell.</summary>
    public ImmutableDictionary<TaskId, double> ExpertSpeedups { get; }

    /// <summary>All results of a submission.</summary>
    public ScoreInput this[string submission] => inputs[submission];

    /// <summary>The inputs of a data set.</summary>
    public static ScoreInputs Of(Dataset dataset) => Made.GetValue(dataset, static made => new ScoreInputs(made));
}
