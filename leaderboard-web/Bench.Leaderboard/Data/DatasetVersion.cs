using System.Collections.Immutable;
using System.Globalization;

namespace Bench.Leaderboard.Data;

/// <summary>A dataset that this site has served: what came to it, and what left it.</summary>
/// <param name="Version">Its version.</param>
/// <param name="At">When it was first served, ISO 8601 in UTC.</param>
/// <param name="Added">Names of the parts that the one before did not have; see <see cref="DatasetParts"/>.</param>
/// <param name="Removed">Names of the parts that it has no more.</param>
public sealed record DatasetVersion(string Version, string At, ImmutableArray<string> Added, ImmutableArray<string> Removed)
{
    /// <summary>The next one.</summary>
    /// <param name="history">All before it, oldest first.</param>
    /// <param name="parts">What it is made of.</param>
    /// <param name="at">When it is served.</param>
    public static DatasetVersion After(ImmutableArray<DatasetVersion> history, DatasetParts parts, DateTimeOffset at)
    {
        var (before, now) = (NamesOf(history), parts.Names);
        return new DatasetVersion(parts.Version, at.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture), [.. now.Where(name => !before.Contains(name))], [.. before.Except(now).Order(StringComparer.Ordinal)]);
    }

    /// <summary>Names of the parts of the last of some versions.</summary>
    /// <param name="history">From the first on.</param>
    public static ImmutableHashSet<string> NamesOf(IEnumerable<DatasetVersion> history) =>
        history.Aggregate(ImmutableHashSet.Create<string>(StringComparer.Ordinal), (names, version) => names.Except(version.Removed).Union(version.Added));
}
