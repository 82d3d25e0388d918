using System.Collections.Immutable;

namespace Bench.Harvester.Measure;

/// <summary>A file that the expert changed and that a candidate could have changed.</summary>
/// <param name="Path">Its path after the change.</param>
/// <param name="Lines">Lines of it, from 1, that are new or stand at a place where lines went away; blank ones, comments and imports left out.</param>
/// <param name="Functions">Names of the functions and types that hold these lines.</param>
public sealed record ChangedFileCode(string Path, ImmutableSortedSet<int> Lines, ImmutableSortedSet<string> Functions);
