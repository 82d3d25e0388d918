using System.Collections.Immutable;
using System.Globalization;

namespace Bench.Sandbox.Machines;

/// <summary>Lists of processors as the kernel writes them.</summary>
public static class CpuSet
{
    /// <summary>Reads <c>0-3,8,10-11</c>; an empty text is an empty list.</summary>
    /// <exception cref="FormatException">The text is no such list.</exception>
    public static ImmutableArray<int> Parse(string text)
    {
        var cpus = new SortedSet<int>();
        foreach (var part in text.Trim().Split(',', StringSplitOptions.RemoveEmptyEntries))
        {
            var ends = part.Split('-', 2);
            var first = int.Parse(ends[0], NumberStyles.None, CultureInfo.InvariantCulture);
            var last = int.Parse(ends[^1], NumberStyles.None, CultureInfo.InvariantCulture);
            cpus.UnionWith(Enumerable.Range(first, Math.Max(0, last - first + 1)));
        }

        return [.. cpus];
    }
}
