using System.Collections.Immutable;

namespace Bench.Harvester.Filter.Diffs;

/// <summary>What the changed lines of source look like.</summary>
/// <param name="Added">How many added lines hold each construct.</param>
/// <param name="Removed">How many removed lines hold each construct.</param>
/// <param name="Fast">Texts of constructs that are new: in added lines, in no removed one.</param>
/// <param name="Caches">Likewise of what remembers results.</param>
/// <param name="NewNames">Public names that are defined in added lines and in no removed one.</param>
/// <param name="Comments">Added comments, a line each.</param>
/// <param name="Comprehensions">Added lines that hold a loop inside brackets.</param>
/// <param name="GuardedReturns">Added pairs of lines: a condition, and a return.</param>
/// <param name="OnlyImports">True when every line only makes names known, and none is removed.</param>
internal sealed record DiffShape(
    ImmutableArray<int> Added,
    ImmutableArray<int> Removed,
    ImmutableArray<string> Fast,
    ImmutableArray<string> Caches,
    ImmutableArray<string> NewNames,
    string Comments,
    int Comprehensions,
    int GuardedReturns,
    bool OnlyImports)
{
    /// <summary>Added lines with a construct, less removed ones.</summary>
    public int Net(Construct construct) => Added[(int)construct] - Removed[(int)construct];
}
