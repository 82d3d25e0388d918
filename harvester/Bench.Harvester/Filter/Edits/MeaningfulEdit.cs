using System.Collections.Immutable;

namespace Bench.Harvester.Filter.Edits;

/// <summary>
/// Says of changed files whether the change is more than comments, docstrings, formatting and names of locals. A called name or a constant that
/// changes is meaningful.
/// </summary>
public static class MeaningfulEdit
{
    /// <summary>A kind for each pair, in their order.</summary>
    /// <param name="pairs">The files.</param>
    /// <param name="parser">Parses what has to be parsed of Python.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public static async Task<ImmutableArray<EditKind>> CompareAsync(IReadOnlyList<EditPair> pairs, PythonEdits parser, CancellationToken cancellationToken)
    {
        var kinds = new EditKind[pairs.Count];
        var python = new List<int>();
        for (var at = 0; at < pairs.Count; at++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var pair = pairs[at];
            if (pair.Old.AsSpan().SequenceEqual(pair.New))
            {
                kinds[at] = EditKind.Cosmetic;
            }
            else if (PythonEdits.Reads(pair.Path))
            {
                // Nearly always the counts tell; the rest is parsed, many at a time.
                kinds[at] = EditKind.Meaningful;
                if (PythonTally.Of(pair.Old) == PythonTally.Of(pair.New))
                {
                    python.Add(at);
                }
            }
            else
            {
                kinds[at] = CSharpEdits.Reads(pair.Path) ? CSharpEdits.Compare(pair) : NativeEdits.Reads(pair.Path) ? NativeEdits.Compare(pair) : EditKind.Unknown;
            }
        }

        if (python.Count > 0)
        {
            var found = await parser.CompareAsync([.. python.Select(at => pairs[at])], cancellationToken);
            for (var at = 0; at < python.Count; at++)
            {
                kinds[python[at]] = found[at];
            }
        }

        return [.. kinds];
    }
}
