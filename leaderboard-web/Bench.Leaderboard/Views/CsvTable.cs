using System.Collections.Immutable;

namespace Bench.Leaderboard.Views;

/// <summary>The rows of a view as a table for CSV.</summary>
/// <param name="Columns">Names, with units.</param>
/// <param name="Rows">Values in the order of the columns: text, numbers, booleans, dates, or null.</param>
public sealed record CsvTable(ImmutableArray<string> Columns, IEnumerable<IReadOnlyList<object?>> Rows);
