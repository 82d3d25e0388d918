using Bench.Leaderboard.Data;

namespace Bench.Leaderboard.Boards;

/// <summary>Holds the book of the dataset that is served.</summary>
public sealed class ScoreBooks
{
    private readonly Lock gate = new();
    private ScoreBook? current;

    /// <summary>The book of a dataset; a new one takes over what still holds.</summary>
    public ScoreBook Of(Dataset dataset)
    {
        lock (gate)
        {
            return ReferenceEquals(current?.Dataset, dataset) ? current : current = new ScoreBook(dataset, current);
        }
    }

    /// <summary>Computes what the board shows first, so that no reader waits for it.</summary>
    public void Warm(Dataset dataset) => BoardView.Of(dataset, BoardQuery.Usual, Of(dataset));

    /// <summary>Warms each state that is served from now on, beside the readers, and the one that is served now.</summary>
    public void Follow(DatasetHolder holder)
    {
        holder.Served = dataset => _ = Task.Run(() =>
        {
            Warm(dataset);
            // What an import read and what the warming drew is garbage now, more than is served: given back at once and not when memory is short.
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        });
        holder.Served(holder.Current);
    }
}
