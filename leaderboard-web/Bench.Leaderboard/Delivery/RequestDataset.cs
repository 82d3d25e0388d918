using Bench.Leaderboard.Data;

namespace Bench.Leaderboard.Delivery;

/// <summary>The one dataset that a request sees.</summary>
/// <param name="holder">The latest.</param>
internal sealed class RequestDataset(DatasetHolder holder)
{
    /// <summary>The dataset that the address names; null when it names none.</summary>
    public Dataset? Pinned { get; set; }

    /// <summary>The dataset.</summary>
    public Dataset Value => field ??= Pinned ?? holder.Current;
}
