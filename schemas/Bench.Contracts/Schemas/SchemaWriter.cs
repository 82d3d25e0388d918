using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Bench.Contracts.Documents;
using Bench.Contracts.Tasks;

namespace Bench.Contracts.Schemas;

/// <summary>
/// Turns a record into a schema: the structure that the serializer sees, the rules written on the properties, and the comments.
/// It walks the same metadata as <see cref="StructureCheck"/>, which checks what this states.
/// </summary>
internal sealed class SchemaWriter(JsonSerializerOptions options, RecordDocumentation documentation)
{
    /// <summary>The schema of a record.</summary>
    public JsonObject Write(Type type) => Described(Value(type, nullable: false, rules: null), documentation.Of(type));

    private JsonObject Value(Type declared, bool nullable, ICustomAttributeProvider? rules)
    {
        var type = Nullable.GetUnderlyingType(declared) ?? declared;
        if (type == typeof(JsonElement))
        {
            return [];
        }

        var info = options.GetTypeInfo(type);
        return info.Kind switch
        {
            JsonTypeInfoKind.Object => Object(info, nullable),
            JsonTypeInfoKind.Enumerable => List(info, nullable, rules),
            JsonTypeInfoKind.Dictionary => Map(info, nullable, rules),
            _ when type.IsEnum => Words(type, nullable),
            _ when type == typeof(TaskId) => Id(nullable),
            _ when type == typeof(string) => Text(nullable, rules),
            _ when type == typeof(DateTimeOffset) => Formatted("date-time", nullable),
            _ when type == typeof(DateOnly) => Formatted("date", nullable),
            _ when type == typeof(bool) => Typed("boolean", nullable),
            _ => Number(type, nullable, Rule<BoundsAttribute>(rules)),
        };
    }

    private JsonObject Object(JsonTypeInfo info, bool nullable)
    {
        var schema = Typed("object", nullable);
        var properties = new JsonObject();
        foreach (var property in info.Properties.Where(property => !property.IsExtensionData))
        {
            var member = (PropertyInfo)property.AttributeProvider!;
            properties[property.Name] = Described(
                Value(property.PropertyType, property.IsSetNullable, property.AttributeProvider), documentation.Of(member.DeclaringType!, member.Name));
        }

        schema["properties"] = properties;
        schema["required"] = new JsonArray([.. info.Properties.Where(property => property.IsRequired).Select(property => (JsonNode)property.Name)]);
        schema["additionalProperties"] = info.Properties.Any(property => property.IsExtensionData);
        return schema;
    }

    private JsonObject List(JsonTypeInfo info, bool nullable, ICustomAttributeProvider? rules)
    {
        var schema = Typed("array", nullable);
        schema["items"] = Value(info.ElementType!, nullable: false, rules);
        if (Rule<FilledAttribute>(rules) is not null)
        {
            schema["minItems"] = 1;
        }

        return schema;
    }

    private JsonObject Map(JsonTypeInfo info, bool nullable, ICustomAttributeProvider? rules)
    {
        var schema = Typed("object", nullable);
        if (info.KeyType is { IsEnum: true } keys)
        {
            var words = EnumWords.Of(keys).Words.Select(word => KeyValuePair.Create(word, (JsonNode?)Value(info.ElementType!, nullable: false, rules)));
            schema["properties"] = new JsonObject(words);
            schema["additionalProperties"] = false;
        }
        else
        {
            schema["additionalProperties"] = Value(info.ElementType!, nullable: false, rules);
        }

        return schema;
    }

    private static JsonObject Words(Type type, bool nullable)
    {
        var words = EnumWords.Of(type).Words.Select(word => (JsonNode?)word);
        return new JsonObject { ["enum"] = new JsonArray([.. nullable ? words.Append(null) : words]) };
    }

    private static JsonObject Id(bool nullable)
    {
        var schema = Typed("string", nullable);
        schema["pattern"] = Whole(TaskId.Pattern);
        // A pattern alone fits whatever is no text, null among it.
        schema["not"] = nullable ? new JsonObject { ["type"] = "string", ["pattern"] = "\\.\\." } : new JsonObject { ["pattern"] = "\\.\\." };
        return schema;
    }

    private static JsonObject Text(bool nullable, ICustomAttributeProvider? rules)
    {
        var schema = Typed("string", nullable);
        if (Rule<ConstantAttribute>(rules) is { } constant)
        {
            schema["enum"] = new JsonArray(constant.Value);
        }

        if (Rule<ShapeAttribute>(rules) is { } shape)
        {
            schema["pattern"] = Whole(shape.Pattern);
        }

        return schema;
    }

    /// <summary>The pattern without the gap that .NET and Python leave in it, where <c>$</c> also fits before a last line end.</summary>
    private static string Whole(string pattern) => pattern.EndsWith('$') ? pattern + "(?!\\n)" : pattern;

    private static JsonObject Number(Type type, bool nullable, BoundsAttribute? bounds)
    {
        var schema = Typed(type == typeof(double) ? "number" : "integer", nullable);
        var (least, greatest) = NumberRange.Of(type, bounds);
        if (double.IsFinite(least))
        {
            schema["minimum"] = Literal(least);
        }

        if (double.IsFinite(greatest))
        {
            schema["maximum"] = Literal(greatest);
        }

        return schema;
    }

    private static JsonNode Literal(double value) => Math.Abs(value) < 1e16 && Math.Floor(value) == value ? (long)value : value;

    private static JsonObject Typed(string type, bool nullable) => new() { ["type"] = nullable ? new JsonArray(type, "null") : type };

    private static JsonObject Formatted(string format, bool nullable)
    {
        var schema = Typed("string", nullable);
        schema["format"] = format;
        return schema;
    }

    private static JsonObject Described(JsonObject schema, string? text)
    {
        if (text is not null)
        {
            schema.Insert(0, "description", text);
        }

        return schema;
    }

    private static T? Rule<T>(ICustomAttributeProvider? rules)
        where T : Attribute => rules?.GetCustomAttributes(typeof(T), inherit: false).OfType<T>().FirstOrDefault();
}
