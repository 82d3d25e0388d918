using Bench.Leaderboard.Data;

namespace Bench.Leaderboard.Boards;

/// <summary>Holds the book of the dataset that is served.</summary>
/// <param name="kept">The usual board of an earlier start.</param>
public sealed class ScoreBooks(KeptBoard kept)
{
    private readonly Lock gate = new();
    private ScoreBook? current;

    /// <summary>The book of a dataset; a new one takes over what still holds.</summary>
    public ScoreBook Of(Dataset dataset)
    {
        lock (gate)
        {
            return ReferenceEquals(current?.Dataset, dataset) ? current : current = new ScoreBook(dataset, current, kept.Find(dataset));
        }
    }
}
