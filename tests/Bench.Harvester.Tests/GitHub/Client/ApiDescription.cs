using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Bench.Harvester.Tests.GitHub.Client;

/// <summary>GitHub's own description of an API: github.com's or an Enterprise server's.</summary>
internal sealed class ApiDescription
{
    private static readonly Dictionary<Type, string> Kinds = new()
    {
        [typeof(int)] = "integer",
        [typeof(long)] = "integer",
        [typeof(string)] = "string",
        [typeof(DateTimeOffset)] = "string",
    };

    private readonly JsonElement _root;

    private ApiDescription(JsonElement root) => _root = root;

    /// <summary>Reads one.</summary>
    public static async Task<ApiDescription> ReadAsync(string name)
    {
        var path = Path.Combine(await OctokitFolder.PathAsync(), "node_modules", "@octokit", "openapi", "generated", name);
        await using var stream = File.OpenRead(path);
        using var document = await JsonDocument.ParseAsync(stream);
        return new ApiDescription(document.RootElement.Clone());
    }

    /// <summary>What is wrong with asking for a path with parameters; null when nothing is.</summary>
    public string? Wrong(string template, IEnumerable<string> parameters)
    {
        if (!_root.GetProperty("paths").TryGetProperty(template, out var path) || !path.TryGetProperty("get", out var operation))
        {
            return $"GET {template} does not exist";
        }

        var known = operation.GetProperty("parameters").EnumerateArray().Select(Resolved).Where(parameter => parameter.GetProperty("in").GetString() == "query")
            .ToDictionary(parameter => parameter.GetProperty("name").GetString()!, parameter => parameter.GetProperty("schema"), StringComparer.Ordinal);
        var wrong = parameters.Select(parameter => parameter.Split('=')).Where(parameter => !known.TryGetValue(parameter[0], out var schema) || !Allows(schema, parameter[1])).Select(parameter => string.Join('=', parameter)).ToList();
        return wrong.Count == 0 ? null : $"GET {template} does not take {string.Join(", ", wrong)}";
    }

    /// <summary>Fields that our reading of an answer needs and the description does not promise.</summary>
    public IEnumerable<string> Missing(string template, JsonTypeInfo type) => Missing(Resolved(Media(template).GetProperty("schema")), type, template);

    /// <summary>The examples of an answer.</summary>
    public IEnumerable<JsonElement> Examples(string template) =>
        Media(template).TryGetProperty("examples", out var examples) ? examples.EnumerateObject().Select(example => Value(example.Value)) : [];

    private JsonElement Media(string template) =>
        Resolved(_root.GetProperty("paths").GetProperty(template).GetProperty("get").GetProperty("responses").GetProperty("200")).GetProperty("content").GetProperty("application/json");

    private IEnumerable<string> Missing(JsonElement schema, JsonTypeInfo type, string at)
    {
        if (type.Kind == JsonTypeInfoKind.Enumerable)
        {
            return Kind(schema) == "array" ? Missing(Resolved(schema.GetProperty("items")), type.Options.GetTypeInfo(type.ElementType!), at + "[]") : [$"{at} is no list"];
        }

        return type.Kind == JsonTypeInfoKind.Object
            ? type.Properties.SelectMany(property => Missing(schema, type, property, at))
            : Kinds[Nullable.GetUnderlyingType(type.Type) ?? type.Type] == Kind(schema) ? [] : [$"{at} is {Kind(schema)}"];
    }

    private IEnumerable<string> Missing(JsonElement schema, JsonTypeInfo type, JsonPropertyInfo property, string at)
    {
        var here = $"{at}.{property.Name}";
        if (!schema.TryGetProperty("properties", out var properties) || !properties.TryGetProperty(property.Name, out var raw))
        {
            return [$"{here} is not described"];
        }

        var promised = schema.TryGetProperty("required", out var required) && required.EnumerateArray().Any(name => name.GetString() == property.Name);
        if (property.IsRequired && !promised)
        {
            return [$"{here} need not be there"];
        }

        var described = Resolved(raw);
        var canBeNull = CanBeNull(raw) || CanBeNull(described);
        return canBeNull && !property.IsSetNullable && Nullable.GetUnderlyingType(property.PropertyType) is null
            ? [$"{here} can be null"]
            : Missing(described, type.Options.GetTypeInfo(property.PropertyType), here);
    }

    private static bool CanBeNull(JsonElement schema) => schema.TryGetProperty("nullable", out var nullable) && nullable.GetBoolean();

    private static string? Kind(JsonElement schema) => schema.TryGetProperty("type", out var kind) ? kind.GetString() : null;

    private static bool Allows(JsonElement schema, string value) =>
        !schema.TryGetProperty("enum", out var values) || values.EnumerateArray().Any(allowed => allowed.GetString() == value);

    /// <summary>An example's document; some examples name another example in its place.</summary>
    private JsonElement Value(JsonElement example)
    {
        var value = Resolved(Resolved(example).GetProperty("value"));
        return value.ValueKind == JsonValueKind.Object && value.TryGetProperty("value", out var inner) ? inner : value;
    }

    /// <summary>What a reference stands for, through as many as there are.</summary>
    private JsonElement Resolved(JsonElement element)
    {
        while (element.ValueKind == JsonValueKind.Object && element.TryGetProperty("$ref", out var reference))
        {
            element = reference.GetString()!.Split('/').Skip(1).Aggregate(_root, (at, name) => at.GetProperty(name));
        }

        return element;
    }
}
