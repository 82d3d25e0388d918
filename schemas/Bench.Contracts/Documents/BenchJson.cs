using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Bench.Contracts.Runs;

namespace Bench.Contracts.Documents;

/// <summary>
/// How the records of this assembly are written as JSON: camelCase names, enumerations as words, one line or indented, always
/// the same bytes for the same content. Reading with these options is strict; the readers beside the records give better messages.
/// </summary>
public static class BenchJson
{
    /// <summary>Deepest nesting of objects and lists in a document.</summary>
    public const int DeepestNesting = 16;

    /// <summary>Options that write one line.</summary>
    public static JsonSerializerOptions Options { get; } = Create(indented: false);

    /// <summary>Options that write an indented document.</summary>
    public static JsonSerializerOptions Indented { get; } = Create(indented: true);

    /// <summary>A value as one line of a JSON Lines file, without the line end.</summary>
    public static string Line<T>(T value) => JsonSerializer.Serialize(value, Options);

    /// <summary>A value as an indented document that ends with a line end.</summary>
    public static string Document<T>(T value) => JsonSerializer.Serialize(value, Indented) + "\n";

    /// <summary>A value as UTF-8, for a frame of the protocol.</summary>
    public static byte[] Payload<T>(T value) => JsonSerializer.SerializeToUtf8Bytes(value, Options);

    private static JsonSerializerOptions Create(bool indented)
    {
        var options = new JsonSerializerOptions
        {
            AllowDuplicateProperties = false,
            DictionaryKeyPolicy = null,
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            MaxDepth = DeepestNesting,
            NewLine = "\n",
            PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
            RespectNullableAnnotations = true,
            RespectRequiredConstructorParameters = true,
            TypeInfoResolver = new DefaultJsonTypeInfoResolver().WithAddedModifier(LeaveOutComputed).WithAddedModifier(LeaveOutDefaults),
            UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
            WriteIndented = indented,
        };
        options.Converters.Add(new EnumWordConverterFactory());
        options.Converters.Add(new TaskIdConverter());
        options.MakeReadOnly();
        return options;
    }

    /// <summary>What a record computes of its members is no member of a document: it is neither written, nor read, nor in a schema.</summary>
    private static void LeaveOutComputed(JsonTypeInfo type)
    {
        foreach (var ignored in type.Properties.Where(property => property is { Get: null, Set: null }).ToList())
        {
            type.Properties.Remove(ignored);
        }
    }

    /// <summary>
    /// Optional members are left out while they hold their default, except in a result: its lines all have the same columns.
    /// A list that was never set is written as an empty one.
    /// </summary>
    private static void LeaveOutDefaults(JsonTypeInfo type)
    {
        foreach (var property in type.Properties)
        {
            var optional = property.AssociatedParameter is { HasDefaultValue: true };
            if (optional && type.Type != typeof(TaskResult))
            {
                var absent = property.AssociatedParameter!.DefaultValue;
                property.ShouldSerialize = (_, value) => !IsAbsent(value, absent);
            }
            else if (IsList(property.PropertyType) && property.Get is { } get)
            {
                property.Get = owner => Filled(get(owner), property.PropertyType);
            }
        }
    }

    private static bool IsList(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ImmutableArray<>);

    private static bool IsAbsent(object? value, object? absent) =>
        value is null || value.Equals(absent) || (value is System.Collections.IList list && IsList(value.GetType()) && IsUnset(list));

    private static bool IsUnset(System.Collections.IList list) => list.Equals(Activator.CreateInstance(list.GetType()));

    private static object? Filled(object? value, Type type) =>
        value is System.Collections.IList list && IsUnset(list) ? type.GetField(nameof(ImmutableArray<int>.Empty))!.GetValue(null) : value;
}
