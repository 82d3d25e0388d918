using System.Collections.Immutable;
using Bench.Leaderboard.Data;

namespace Bench.Leaderboard.Boards;

/// <summary>Holds the book of the dataset that is served, and of the earlier ones that readers look at.</summary>
/// <param name="kept">The usual board of an earlier start.</param>
public sealed class ScoreBooks(KeptBoard kept)
{
    private readonly Lock gate = new();
    private ScoreBook? current;
    private ImmutableArray<ScoreBook> earlier = [];

    /// <summary>The book of a dataset; a new one takes over what still holds.</summary>
    public ScoreBook Of(Dataset dataset)
    {
        lock (gate)
        {
            if (dataset.IsEarlier)
            {
                if (earlier.FirstOrDefault(book => ReferenceEquals(book.Dataset, dataset)) is { } known)
                {
                    return known;
                }

                earlier = [.. earlier.TakeLast(EarlierDatasets.Most - 1), new ScoreBook(dataset, current)];
                return earlier[^1];
            }

            return ReferenceEquals(current?.Dataset, dataset) ? current : current = new ScoreBook(dataset, current, kept.Find(dataset));
        }
    }
}
