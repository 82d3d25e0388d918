using System.Text;
using System.Text.Json;

namespace Bench.Sandbox.Engine;

/// <summary>Builds a path with a query; parameters without a value are left out.</summary>
internal sealed class QueryString(string path)
{
    private readonly StringBuilder _text = new(path);
    private char _separator = '?';

    public QueryString Add(string name, string? value)
    {
        if (value is not null)
        {
            _text.Append(_separator).Append(name).Append('=').Append(Uri.EscapeDataString(value));
            _separator = '&';
        }

        return this;
    }

    public QueryString Add(string name, bool value) => value ? Add(name, "1") : this;

    public QueryString Add(string name, IEnumerable<string>? values)
    {
        foreach (var value in values ?? [])
        {
            Add(name, value);
        }

        return this;
    }

    public QueryString AddJson(string name, IReadOnlyDictionary<string, string>? map) =>
        map is { Count: > 0 } ? Add(name, JsonSerializer.Serialize(map, EngineJson.Default.IReadOnlyDictionaryStringString)) : this;

    public QueryString AddFilters(IReadOnlyDictionary<string, IReadOnlyList<string>>? filters) =>
        filters is { Count: > 0 }
            ? Add("filters", JsonSerializer.Serialize(filters, EngineJson.Default.IReadOnlyDictionaryStringIReadOnlyListString))
            : this;

    public override string ToString() => _text.ToString();
}
