using System.Globalization;

namespace Bench.Harvester.Cover;

/// <summary>A line of a source file.</summary>
/// <param name="Path">Path in the tree.</param>
/// <param name="Number">From 1.</param>
public readonly record struct SourceLine(string Path, int Number) : IComparable<SourceLine>
{
    /// <inheritdoc/>
    public int CompareTo(SourceLine other) =>
        string.CompareOrdinal(Path, other.Path) is var byPath && byPath != 0 ? byPath : Number.CompareTo(other.Number);

    /// <summary>As a draft keeps it: <c>path:line</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Path}:{Number}");

    public static bool operator <(SourceLine left, SourceLine right) => left.CompareTo(right) < 0;

    public static bool operator >(SourceLine left, SourceLine right) => left.CompareTo(right) > 0;

    public static bool operator <=(SourceLine left, SourceLine right) => left.CompareTo(right) <= 0;

    public static bool operator >=(SourceLine left, SourceLine right) => left.CompareTo(right) >= 0;
}
