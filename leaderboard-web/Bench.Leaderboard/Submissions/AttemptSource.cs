using Bench.Contracts.Tasks;
using Bench.Leaderboard.Boards;
using Bench.Leaderboard.Data;

namespace Bench.Leaderboard.Submissions;

/// <summary>Brings together what is in memory and on disk about an attempt, for its page and its JSON.</summary>
/// <param name="books">Scores.</param>
/// <param name="samples">Samples of its sitting.</param>
/// <param name="details">The rest of its result.</param>
public sealed class AttemptSource(ScoreBooks books, SampleStore samples, DetailStore details)
{
    /// <summary>The attempt that a query asks for; null when there is none.</summary>
    /// <exception cref="IOException">The samples are not what they were when they were imported.</exception>
    /// <exception cref="Importing.IndexException">The index cannot be read.</exception>
    public async Task<AttemptView?> FindAsync(Dataset dataset, SubmissionEntry entry, TaskId task, AttemptQuery query, CancellationToken cancellationToken)
    {
        if (AttemptView.Find(entry, task, query.Attempt) is not { } result)
        {
            return null;
        }

        var timed = result.Sitting is { } sitting ? await samples.ReadAsync(entry.Run, sitting, cancellationToken) : [];
        return AttemptView.Of(entry, details.Whole(entry, result), query, books.Of(dataset), timed);
    }
}
