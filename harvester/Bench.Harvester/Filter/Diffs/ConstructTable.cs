using System.Buffers;

namespace Bench.Harvester.Filter.Diffs;

/// <summary>
/// The texts by which constructs are known. A set holds fewer than eighty texts of three characters or more: then one vectorised pass over a line searches for all.
/// </summary>
internal static class ConstructTable
{
    private static readonly (Construct Construct, string[] Texts)[] Table =
    [
        (Construct.Cache, [
            "lru_cache", "@cache", "cached_property", "@cacheit", "memoize", "Memoize", "_cache", "cache[", "cache.get(", "cache =", "Lazy<", "GetOrAdd(", "ConditionalWeakTable", "CachedProperty", "_hash =", "_mhash",
            "_cached", "thread_local static", "static const auto",
        ]),
        (Construct.Fast, [
            "bisect", "heapq", "heappush", "deque(", "defaultdict(", "frozenset(", "set()", "set(", "__slots__", ".join(", "itertools", "islice(", "chain.from_iterable", "np.searchsorted", "np.bincount", "np.unique", "np.empty(", "np.take", "np.einsum",
            "out=", "inplace=True", "copy=False", "itemgetter(", "attrgetter(", "any(", "all(", "setdefault(", ".isdisjoint(", ".intersection(", "Counter(", "fromkeys(", "tokenize(",
            "StringBuilder", "ReadOnlySpan<", "Span<", "ArrayPool", "stackalloc", "SearchValues", "HashSet<", "Dictionary<", "ToFrozen", "ValueTask", "TryGetValue(", "AggressiveInlining", "ref readonly", "readonly struct", "BitOperations", "Vector<", "Array.BinarySearch", "AsSpan(", "BinarySearch(", "Queue<", "Stack<",
            ".reserve(", "std::move", "string_view", "unordered_", "emplace", "constexpr", "noexcept", "_mm_", "#pragma omp", "restrict", "nogil", "cdef ", "prange(", "numba", ".find(", "dict(zip(", "yield from", "lazy", "fast_", "_fast", "1 <<",
        ]),
        (Construct.Copy, [
            "deepcopy(", ".copy()", "copy(", "list(", "dict(", "tuple(", "sorted(", ".ToList()", ".ToArray()", ".Substring(", ".Clone()", ".subs(", ".tolist()", "toolz.merge(", "merge(", "concat(", ".expand(", "simplify(", ".keys()", "+= \"", "[:]", "str(", "repr(", "Regex", "re.compile(",
        ]),
    ];

    private static readonly SearchValues<string>[] Each = [.. Table.Select(static row => SearchValues.Create(row.Texts, StringComparison.Ordinal))];

    /// <summary>The constructs that the table knows.</summary>
    public static ReadOnlySpan<Construct> Known => [Construct.Cache, Construct.Fast, Construct.Copy];

    /// <summary>The text by which a construct is known in a line, as a word of its own; null when it is not there.</summary>
    public static string? Find(ReadOnlySpan<char> line, Construct construct)
    {
        var values = Each[(int)construct];
        var from = 0;
        for (var at = line.IndexOfAny(values); at >= 0; at = line[from..].IndexOfAny(values))
        {
            at += from;
            if (TextAt(line, at, construct) is { } text)
            {
                return text;
            }

            from = at + 1;
        }

        return null;
    }

    private static string? TextAt(ReadOnlySpan<char> line, int at, Construct construct)
    {
        var inWord = at > 0 && (char.IsLetterOrDigit(line[at - 1]) || line[at - 1] == '_');
        foreach (var text in Table[(int)construct].Texts)
        {
            if (line[at..].StartsWith(text, StringComparison.Ordinal))
            {
                return inWord && char.IsLetter(text[0]) ? null : text;
            }
        }

        return null;
    }
}
