using System.Collections.Immutable;

namespace Bench.Leaderboard.Data;

/// <summary>
/// The earlier datasets that readers look at. A few at a time are held, and another one is begun every few seconds only: each costs as much as the board of the
/// latest, whose readers come first.
/// </summary>
/// <param name="holder">Today's dataset.</param>
/// <param name="clock">Spaces them.</param>
public sealed class EarlierDatasets(DatasetHolder holder, TimeProvider clock)
{
    /// <summary>How many are held.</summary>
    public const int Most = 2;

    /// <summary>Time between two that are begun.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    private readonly Lock _gate = new();
    private ImmutableArray<(Dataset Now, Dataset Earlier)> _held = [];
    private long? _begun;

    /// <summary>Finds a dataset by its version.</summary>
    /// <returns>What became of it; null when others were begun a moment ago, and it has to wait.</returns>
    public EarlierDataset? Find(string version)
    {
        var now = holder.Current;
        if (version == now.Version || now.History.All(entry => entry.Version != version))
        {
            return EarlierDataset.Find(now, version);
        }

        lock (_gate)
        {
            if (_held.FirstOrDefault(held => ReferenceEquals(held.Now, now) && held.Earlier.Version == version) is { Earlier: { } known })
            {
                return new EarlierDataset.There(known);
            }

            // One that is gone costs nothing, and nobody waits for it.
            var found = EarlierDataset.Find(now, version);
            if (found is EarlierDataset.There(var earlier))
            {
                if (_begun is { } before && clock.GetElapsedTime(before) < Pause)
                {
                    return null;
                }

                _begun = clock.GetTimestamp();
                _held = [.. _held.Where(held => ReferenceEquals(held.Now, now)).TakeLast(Most - 1), (now, earlier)];
            }

            return found;
        }
    }
}
