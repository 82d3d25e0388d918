using System.Globalization;

namespace Bench.Contracts.Documents;

/// <summary>A time in UTC as every document states it.</summary>
public static class UtcMoment
{
    /// <summary>A time to the second, such as <c>2026-01-31T12:00:00Z</c>, whatever offset it came with.</summary>
    public static string Text(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
