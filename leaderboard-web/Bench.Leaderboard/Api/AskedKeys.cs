using System.Collections;
using System.Diagnostics.CodeAnalysis;
using Bench.Leaderboard.Queries;
using Microsoft.Extensions.Primitives;

namespace Bench.Leaderboard.Api;

/// <summary>An empty address that remembers which keys it was asked for: so the description of the API names the keys that a query really reads.</summary>
internal sealed class AskedKeys : IQueryCollection
{
    private readonly List<string> _asked = [];

    /// <inheritdoc/>
    public int Count => 0;

    /// <inheritdoc/>
    public ICollection<string> Keys => [];

    /// <inheritdoc/>
    public StringValues this[string key]
    {
        get
        {
            _asked.Add(key);
            return StringValues.Empty;
        }
    }

    /// <summary>The keys of a query, in the order in which it reads them.</summary>
    public static IReadOnlyList<string> Of<T>()
        where T : IQuery<T>
    {
        var keys = new AskedKeys();
        _ = T.Parse(keys);
        return [.. keys._asked.Distinct(StringComparer.Ordinal)];
    }

    /// <inheritdoc/>
    public bool ContainsKey(string key) => false;

    /// <inheritdoc/>
    public bool TryGetValue(string key, [MaybeNullWhen(false)] out StringValues value)
    {
        value = this[key];
        return false;
    }

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, StringValues>> GetEnumerator() => Enumerable.Empty<KeyValuePair<string, StringValues>>().GetEnumerator();

    /// <inheritdoc/>
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
