using Bench.Leaderboard.Data;
using Bench.Scoring.Rules;

namespace Bench.Leaderboard.Rules;

/// <summary>What score rules work on.</summary>
internal static class ScoreInputs
{
    /// <summary>The input of each submission of a data set, with all of its results.</summary>
    public static IEnumerable<(SubmissionEntry Submission, ScoreInput Input)> Of(Dataset dataset)
    {
        var experts = dataset.Tasks.Values.Where(task => task.ReplayedSpeedup is not null).ToDictionary(task => task.Id, task => task.ReplayedSpeedup!.Point);
        return dataset.Submissions.Select(submission => (submission, new ScoreInput(submission.Results, experts)));
    }
}
